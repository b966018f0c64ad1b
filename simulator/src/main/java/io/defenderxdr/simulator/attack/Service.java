package io.defenderxdr.simulator.attack;

/** The Microsoft services alerts come from, with the names Graph gives them. */
public enum Service {
  ENDPOINT(
      "da",
      "microsoftDefenderForEndpoint",
      "microsoftDefenderForEndpoint",
      "Defender for Endpoint"),
  ANTIVIRUS("da", "microsoftDefenderForEndpoint", "antivirus", "Defender for Endpoint"),
  OFFICE(
      "fa",
      "microsoftDefenderForOffice365",
      "microsoftDefenderForOffice365",
      "Defender for Office 365"),
  IDENTITY(
      "aa",
      "microsoftDefenderForIdentity",
      "microsoftDefenderForIdentity",
      "Defender for Identity"),
  APPS("ca", "microsoftDefenderForCloudApps", "cloudAppSecurity", "Defender for Cloud Apps"),
  AAD("ad", "azureAdIdentityProtection", "azureAdIdentityProtection", "Entra ID Protection"),
  GOVERNANCE("ma", "microsoftAppGovernance", "appGovernanceDetection", "App Governance"),
  DLP("dl", "dataLossPrevention", "microsoftDataLossPrevention", "Data Loss Prevention"),
  INSIDER(
      "ir",
      "microsoftInsiderRiskManagement",
      "microsoftInsiderRiskManagement",
      "Insider Risk Management"),
  CLOUD("dc", "microsoftDefenderForCloud", "microsoftDefenderForServers", "Defender for Cloud"),
  CONTAINERS(
      "dc", "microsoftDefenderForCloud", "microsoftDefenderForContainers", "Defender for Cloud"),
  STORAGE("dc", "microsoftDefenderForCloud", "microsoftDefenderForStorage", "Defender for Cloud"),
  DNS("dc", "microsoftDefenderForCloud", "microsoftDefenderForDNS", "Defender for Cloud"),
  IOT("dc", "microsoftDefenderForCloud", "microsoftDefenderForIoT", "Defender for IoT"),
  SENTINEL("sn", "microsoftSentinel", "scheduledAlerts", "Sentinel"),
  AI("ai", "microsoftSecurityForAI", "microsoftDefenderForAIServices", "Defender for Cloud"),
  CUSTOM("ra", "microsoft365Defender", "customDetection", "365 Defender");

  private final String prefix;
  private final String serviceSource;
  private final String detectionSource;
  private final String product;

  Service(String prefix, String serviceSource, String detectionSource, String product) {
    this.prefix = prefix;
    this.serviceSource = serviceSource;
    this.detectionSource = detectionSource;
    this.product = product;
  }

  /** What an alert id of this service begins with. */
  public String prefix() {
    return prefix;
  }

  /** The value of {@code serviceSource}. */
  public String serviceSource() {
    return serviceSource;
  }

  /** The value of {@code detectionSource}. */
  public String detectionSource() {
    return detectionSource;
  }

  /** The value of {@code productName}. */
  public String productName() {
    return "Microsoft " + product;
  }
}
