/**
 * Tokens: the client-credentials grant, with a secret or a certificate.
 *
 * <p>The door is {@link io.defenderxdr.source.token.ClientCredentials}.
 *
 * <p>This room knows {@code http} and the JSON reader.
 *
 * <p>What a token is used for does not belong here; managed and workload identities come from
 * another module behind the same port.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.token;
