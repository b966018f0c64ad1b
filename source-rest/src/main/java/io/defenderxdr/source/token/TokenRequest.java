package io.defenderxdr.source.token;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What a token is asked for.
 *
 * @param endpoint the complete address of the token endpoint
 * @param clientId application id
 * @param scope what the token is for, such as {@code https://graph.microsoft.com/.default}
 * @param extra further form parameters; they win over the usual ones
 * @param timeout for one request
 */
public record TokenRequest(
    URI endpoint, String clientId, String scope, Map<String, String> extra, Duration timeout) {}
