package io.defenderxdr.simulator.stream;

import java.util.List;
import java.util.stream.Stream;

/** The advanced-hunting tables that are streamed, with their share of a busy tenant's records. */
public enum Table {
  DEVICE_PROCESS_EVENTS("DeviceProcessEvents", Family.DEVICE, 4500),
  DEVICE_NETWORK_EVENTS("DeviceNetworkEvents", Family.DEVICE, 2000),
  DEVICE_FILE_EVENTS("DeviceFileEvents", Family.DEVICE, 1500),
  DEVICE_REGISTRY_EVENTS("DeviceRegistryEvents", Family.DEVICE, 1000),
  DEVICE_EVENTS("DeviceEvents", Family.DEVICE, 300),
  DEVICE_IMAGE_LOAD_EVENTS("DeviceImageLoadEvents", Family.DEVICE, 150),
  DEVICE_LOGON_EVENTS("DeviceLogonEvents", Family.DEVICE, 120),
  DEVICE_INFO("DeviceInfo", Family.DEVICE, 30),
  DEVICE_NETWORK_INFO("DeviceNetworkInfo", Family.DEVICE, 30),
  DEVICE_FILE_CERTIFICATE_INFO("DeviceFileCertificateInfo", Family.DEVICE, 30),
  CLOUD_APP_EVENTS("CloudAppEvents", Family.CLOUD, 70),
  CLOUD_AUDIT_EVENTS("CloudAuditEvents", Family.CLOUD, 20),
  CLOUD_PROCESS_EVENTS("CloudProcessEvents", Family.CLOUD, 15),
  CLOUD_STORAGE_AGGREGATED_EVENTS("CloudStorageAggregatedEvents", Family.CLOUD, 10),
  IDENTITY_LOGON_EVENTS("IdentityLogonEvents", Family.IDENTITY, 50),
  IDENTITY_QUERY_EVENTS("IdentityQueryEvents", Family.IDENTITY, 30),
  IDENTITY_DIRECTORY_EVENTS("IdentityDirectoryEvents", Family.IDENTITY, 15),
  IDENTITY_INFO("IdentityInfo", Family.IDENTITY, 15),
  EMAIL_EVENTS("EmailEvents", Family.EMAIL, 30),
  EMAIL_URL_INFO("EmailUrlInfo", Family.EMAIL, 20),
  EMAIL_ATTACHMENT_INFO("EmailAttachmentInfo", Family.EMAIL, 10),
  EMAIL_POST_DELIVERY_EVENTS("EmailPostDeliveryEvents", Family.EMAIL, 6),
  URL_CLICK_EVENTS("UrlClickEvents", Family.EMAIL, 10),
  MESSAGE_EVENTS("MessageEvents", Family.MESSAGE, 6),
  MESSAGE_URL_INFO("MessageUrlInfo", Family.MESSAGE, 3),
  MESSAGE_POST_DELIVERY_EVENTS("MessagePostDeliveryEvents", Family.MESSAGE, 2),
  ALERT_EVIDENCE("AlertEvidence", Family.ALERT, 12),
  ALERT_INFO("AlertInfo", Family.ALERT, 6),
  BEHAVIOR_ENTITIES("BehaviorEntities", Family.BEHAVIOR, 6),
  BEHAVIOR_INFO("BehaviorInfo", Family.BEHAVIOR, 4);

  /** What the shares of all tables add up to. */
  public static final int WHOLE = Stream.of(values()).mapToInt(Table::share).sum();

  private static final List<Table> ALL = List.of(values());

  /** What tables tell about. */
  public enum Family {
    DEVICE,
    CLOUD,
    IDENTITY,
    EMAIL,
    MESSAGE,
    ALERT,
    BEHAVIOR
  }

  private final String title;
  private final Family family;
  private final int share;

  Table(String title, Family family, int share) {
    this.title = title;
    this.family = family;
    this.share = share;
  }

  /** The name as Microsoft writes it, for example {@code DeviceEvents}. */
  public String title() {
    return title;
  }

  /** What it tells about. */
  public Family family() {
    return family;
  }

  /** How many of {@link #WHOLE} records of a busy tenant are of this table. */
  public int share() {
    return share;
  }

  /** The value of {@code category} in an envelope. */
  public String category() {
    return "AdvancedHunting-" + title;
  }

  /**
   * The table of a name, in any case of letters.
   *
   * @throws IllegalArgumentException with a sentence for people if there is none
   */
  public static Table named(String name) {
    return ALL.stream()
        .filter(table -> table.title.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no table '"
                        + name
                        + "'; there are "
                        + String.join(", ", ALL.stream().map(Table::title).toList())
                        + "."));
  }

  /** The table of a point of the whole, so that shares come out over many points. */
  static Table at(int point) {
    int left = point;
    for (Table table : ALL) {
      left -= table.share;
      if (left < 0) {
        return table;
      }
    }
    throw new IllegalArgumentException("Point " + point + " lies beyond " + WHOLE + ".");
  }
}
