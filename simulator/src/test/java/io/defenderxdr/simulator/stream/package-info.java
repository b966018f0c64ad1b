/** Tests of this part of the simulator. */
package io.defenderxdr.simulator.stream;
