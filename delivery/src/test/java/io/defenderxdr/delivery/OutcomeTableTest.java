package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.OutcomeRow.Scope;
import io.defenderxdr.delivery.OutcomeRow.Verdict;
import io.defenderxdr.delivery.cluster.ClusterReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTableTest {

  /** Written down apart from the table: what each answer must come to. */
  @ParameterizedTest
  @CsvSource({
    "201,'','',CREATED",
    "200,'','',CREATED",
    "409,version_conflict_engine_exception,'',ALREADY_THERE",
    "403,cluster_block_exception,'disk usage exceeded flood-stage watermark',TRY_AGAIN",
    "429,cluster_block_exception,'',TRY_AGAIN",
    "400,index_closed_exception,closed,TRY_AGAIN",
    "404,index_not_found_exception,'no such index',TRY_AGAIN",
    "400,resource_already_exists_exception,'',TRY_AGAIN",
    "400,validation_exception,'this cluster currently has [1000]/[1000] maximum shards open',TRY_AGAIN",
    "400,validation_exception,'something else',REFUSED",
    "400,illegal_argument_exception,'pipeline with id [x] does not exist',TRY_AGAIN",
    "400,illegal_argument_exception,'Document contains at least one immense term',REFUSED",
    "403,security_exception,'action is unauthorized',TRY_AGAIN",
    "401,'','',TRY_AGAIN",
    "403,'','',TRY_AGAIN",
    "404,'','',TRY_AGAIN",
    "408,'','',TRY_AGAIN",
    "429,es_rejected_execution_exception,'',TRY_AGAIN",
    "429,circuit_breaking_exception,'',TRY_AGAIN",
    "400,mapper_parsing_exception,'failed to parse',REFUSED",
    "400,document_parsing_exception,'',REFUSED",
    "400,strict_dynamic_mapping_exception,'',REFUSED",
    "413,'','',REFUSED",
    "409,'','',REFUSED",
    "500,'','',TRY_AGAIN",
    "503,unavailable_shards_exception,'',TRY_AGAIN",
    "302,'','',TRY_AGAIN",
    "0,'','',TRY_AGAIN",
  })
  void saysWhatTheAnswerToADocumentMeans(int status, String type, String reason, Verdict verdict) {
    ItemOutcome outcome = OutcomeTable.of(new BulkItem("i", "d", status, type, reason, ""));
    Class<? extends ItemOutcome> expected =
        switch (verdict) {
          case CREATED -> ItemOutcome.Created.class;
          case ALREADY_THERE -> ItemOutcome.AlreadyThere.class;
          case REFUSED -> ItemOutcome.Refused.class;
          default -> ItemOutcome.TryAgain.class;
        };
    assertThat(outcome).isInstanceOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "200,'','',READ_ITEMS",
    "413,'','',HALVE",
    "400,illegal_argument_exception,'Malformed action/metadata line [3]',HALVE",
    "400,illegal_argument_exception,'request [/_bulk] contains unrecognized parameter: [x]',TRY_AGAIN",
    "400,parse_exception,'',HALVE",
    "400,json_parse_exception,'',HALVE",
    "400,x_content_parse_exception,'',HALVE",
    "400,'','',TRY_AGAIN",
    "401,security_exception,'',TRY_AGAIN",
    "403,security_exception,'',TRY_AGAIN",
    "404,'','',TRY_AGAIN",
    "429,'','',TRY_AGAIN",
    "500,'','',TRY_AGAIN",
    "502,'','',TRY_AGAIN",
    "503,cluster_block_exception,'',TRY_AGAIN",
    "301,'','',TRY_AGAIN",
  })
  void saysWhatTheAnswerToARequestMeans(int status, String type, String reason, Verdict verdict) {
    String body =
        "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\"},\"status\":%d}"
            .formatted(type, reason, status);
    RequestOutcome outcome =
        OutcomeTable.of(
            new ClusterReply.Answered(status, null, body.getBytes(StandardCharsets.UTF_8)));
    Class<? extends RequestOutcome> expected =
        switch (verdict) {
          case READ_ITEMS -> RequestOutcome.ReadItems.class;
          case HALVE -> RequestOutcome.Halve.class;
          default -> RequestOutcome.Wait.class;
        };
    assertThat(outcome).isInstanceOf(expected);
  }

  @Test
  void takesWhatWentIntoTheFailureStoreForRefused() {
    assertThat(OutcomeTable.of(new BulkItem("i", "d", 201, "", "", "used")))
        .isEqualTo(new ItemOutcome.Refused("the store put it into its failure store"));
  }

  static Stream<OutcomeRow> rows() {
    return OutcomeTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowDecidesSomething(OutcomeRow row) {
    Set<OutcomeRow> deciding = new HashSet<>();
    IntStream.rangeClosed(row.from(), row.to())
        .forEach(
            status ->
                OutcomeTable.rows().stream()
                    .filter(
                        other -> other.fits(row.scope(), status, row.errorType(), row.reasonPart()))
                    .findFirst()
                    .ifPresent(deciding::add));
    assertThat(deciding).as("the rows before it leave it nothing").contains(row);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowHasASentenceAndAVerdictOfItsScope(OutcomeRow row) {
    assertThat(row.sentence()).endsWith(".").hasSizeGreaterThan(10);
    Set<Verdict> ofRequests = Set.of(Verdict.READ_ITEMS, Verdict.HALVE, Verdict.TRY_AGAIN);
    Set<Verdict> ofDocuments =
        Set.of(Verdict.CREATED, Verdict.ALREADY_THERE, Verdict.TRY_AGAIN, Verdict.REFUSED);
    assertThat(row.scope() == Scope.REQUEST ? ofRequests : ofDocuments).contains(row.verdict());
  }

  @Test
  void isWhatTheReferencePageSays() throws IOException {
    Path page = Path.of(System.getProperty("defenderxdr.root"), "docs/reference/outcomes.md");
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(page, OutcomesPage.render());
    }
    assertThat(page)
        .as("stale; write it anew with -Dupdate.docs=true")
        .hasContent(OutcomesPage.render());
  }
}
