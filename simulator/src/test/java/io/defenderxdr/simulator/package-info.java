/** Tests of the simulator with a bare HTTP client, never with a class of the product. */
package io.defenderxdr.simulator;
