package io.defenderxdr.http;

import java.util.List;
import java.util.Optional;

/** What the error codes of Microsoft Entra's token servers mean, and what to do. */
public final class EntraErrors {

  /**
   * One known error.
   *
   * @param code Microsoft's code as it stands in the description
   * @param meaning what is wrong and what to do
   */
  public record Row(String code, String meaning) {}

  /** All that are known. */
  public static final List<Row> TABLE =
      List.of(
          new Row(
              "AADSTS7000215",
              "the client secret is wrong: put the secret's value (not its id) into client_secret"),
          new Row("AADSTS7000222", "the client secret has expired: make a new one"),
          new Row(
              "AADSTS700016",
              "the application is not known in this tenant: check client_id and tenant_id"),
          new Row("AADSTS90002", "the tenant is not known: check tenant_id"),
          new Row("AADSTS900023", "the tenant id is malformed: check tenant_id"),
          new Row("AADSTS70011", "the scope is not valid: check request_url"),
          new Row("AADSTS1002012", "the scope is not valid: check request_url"),
          new Row("AADSTS500011", "the service is not known in this tenant: check its address"),
          new Row(
              "AADSTS700027",
              "the certificate is not one of the application's: upload it there, or check"
                  + " client_certificate"),
          new Row(
              "AADSTS70021",
              "no federated credential of the application fits the workload's token: check issuer,"
                  + " subject and audience there"),
          new Row(
              "AADSTS700213",
              "no federated credential of the application fits the workload's token: check its"
                  + " subject there"));

  private EntraErrors() {}

  /** What a code means; empty if it is not known. */
  public static Optional<String> meaning(String code) {
    return TABLE.stream().filter(row -> row.code().equals(code)).map(Row::meaning).findFirst();
  }
}
