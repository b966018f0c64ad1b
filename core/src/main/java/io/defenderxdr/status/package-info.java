/**
 * What can be seen of a running collector from outside: the health, counts and gaps of each stream
 * and its partitions, the ledger that is kept over restarts, and the newest alerts of the store.
 *
 * <p>The door is {@link io.defenderxdr.status.StatusBoard}, which listens to the pipeline; {@link
 * io.defenderxdr.status.LedgerKeeper} keeps its ledger with the positions; {@link
 * io.defenderxdr.status.StoreReader} is the port through which a page reads the store.
 *
 * <p>This room knows {@code event}, {@code pipeline}, {@code retry} and a JSON writer.
 *
 * <p>Pages, addresses and credentials do not belong here: see {@code console}; nor do Prometheus
 * meters: see {@code metrics}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.status;
