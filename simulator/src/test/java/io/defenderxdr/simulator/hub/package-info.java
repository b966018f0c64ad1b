/** Tests of the hub with Microsoft's own library and with bare AMQP, never with the product. */
package io.defenderxdr.simulator.hub;
