package io.defenderxdr.mapping.oracle.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.oracle.Leaves;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventGeneratorTest {

  private static final String DEVICE_FIELDS =
      """
      Target.process.command_line Target.process.executable Target.process.name cloud.instance.id
      cloud.provider container.id container.image.name container.name destination.address
      destination.ip destination.port device.id dll.Ext.size dll.hash.md5 dll.hash.sha1
      dll.hash.sha256 dll.name dll.path dns.answers.data dns.answers.ttl dns.header_flags
      dns.question.class dns.question.name dns.question.type dns.response_code event.action
      event.category event.kind event.outcome event.type file.code_signature.exists
      file.code_signature.subject_name file.code_signature.trusted file.directory file.extension
      file.hash.md5 file.hash.sha1 file.hash.sha256 file.name file.path file.size
      file.x509.issuer.common_name file.x509.not_after file.x509.serial_number host.architecture
      host.hostname host.id host.ip host.mac host.name host.os.full host.os.platform host.os.type
      host.os.version host.type http.request.referrer network.direction network.protocol
      network.transport observer.type observer.version orchestrator.namespace
      orchestrator.resource.name orchestrator.type process.Ext.api.name
      process.Ext.api.parameters.address process.Ext.api.parameters.desired_access_numeric
      process.Ext.api.parameters.protection process.Ext.api.parameters.size
      process.Ext.token.integrity_level_name process.args process.args_count
      process.code_signature.status process.command_line process.entity_id process.executable
      process.group_leader.name process.group_leader.pid process.group_leader.start
      process.hash.md5 process.hash.sha1 process.hash.sha256 process.name process.parent.args
      process.parent.args_count process.parent.code_signature.exists
      process.parent.code_signature.status process.parent.code_signature.trusted
      process.parent.command_line process.parent.entity_id process.parent.executable
      process.parent.group_leader.name process.parent.group_leader.pid
      process.parent.group_leader.start process.parent.hash.md5 process.parent.hash.sha1
      process.parent.hash.sha256 process.parent.name process.parent.pe.company
      process.parent.pe.description process.parent.pe.file_version
      process.parent.pe.original_file_name process.parent.pe.product process.parent.pid
      process.parent.start process.pe.company process.pe.description process.pe.file_version
      process.pe.original_file_name process.pe.product process.pid process.start
      process.working_directory registry.data.strings registry.data.type registry.hive
      registry.key registry.path registry.value related.hash related.hosts related.ip related.user
      source.domain source.ip source.port url.domain url.extension url.fragment url.original
      url.password url.path url.port url.query url.scheme url.user_info url.username user.domain
      user.id user.name
      """;

  @Test
  void makesTheSameRecordsFromTheSameSeed() {
    EventGenerator one = new EventGenerator(7);
    EventGenerator two = new EventGenerator(7);
    for (int i = 0; i < 200; i++) {
      assertThat(one.next()).isEqualTo(two.next());
    }
  }

  @Test
  void reachesEveryEcsFieldOfTheDeviceTables() {
    assertThat(reached()).contains(DEVICE_FIELDS.strip().split("\\s+", -1));
  }

  private static Set<String> reached() {
    EventGenerator generator = new EventGenerator(1);
    Set<String> reached = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      EventGenerator.Case one = generator.next();
      EventOracle.Result result = EventOracle.expected(one.json(), one.tags());
      Leaves.of(result.document())
          .keySet()
          .forEach(path -> reached.add(path.replaceAll("\\[[0-9]+]", "")));
    }
    return reached;
  }
}
