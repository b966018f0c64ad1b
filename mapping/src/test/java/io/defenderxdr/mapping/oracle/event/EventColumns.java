package io.defenderxdr.mapping.oracle.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of the source tables, family by family, each with the kind of its values. */
final class EventColumns {

  /**
   * One column.
   *
   * @param name as the source spells it
   * @param kind of {@link EventValues}
   */
  record Column(String name, String kind) {}

  private static final String DEVICE =
      """
      device: DeviceId
      hostname: DeviceName RemoteDeviceName
      word: MachineGroup AppGuardContainerId SensitivityLabel SensitivitySubLabel ShareName
      word: SignatureType SignerType TokenElevation ProcessTokenElevation LogonType LocalIPType
      word: RemoteIPType RegistryDeviceTag ClientVersion OSArchitecture OSDistribution OSVersion
      word: OSBuild OSVersionInfo DeviceType DeviceCategory DeviceSubType DeviceSubtype JoinType
      word: AadDeviceId MergedToDeviceId SensorHealthState OnboardingStatus ExclusionReason
      word: AssetValue ExposureLevel Model Vendor NetworkAdapterStatus NetworkAdapterType
      word: NetworkAdapterVendor TunnelType ContainerName ContainerId ContainerImageName
      word: KubernetesNamespace KubernetesResource KubernetesPodName ConnectivityType
      word: AzureResourceId AwsResourceName GcpFullResourceName FailureReason HostDeviceId
      word: ProcessVersionInfoCompanyName ProcessVersionInfoFileDescription
      word: ProcessVersionInfoOriginalFileName ProcessVersionInfoProductName
      word: ProcessVersionInfoProductVersion ProcessVersionInfoInternalFileName
      word: InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoFileDescription
      word: InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoProductName
      word: InitiatingProcessVersionInfoProductVersion
      word: InitiatingProcessVersionInfoInternalFileName InitiatingProcessSignerType
      word: InitiatingProcessTokenElevation InitiatingProcessRemoteSessionDeviceName
      action: ActionType
      additional: AdditionalFields
      path: FolderPath PreviousFolderPath InitiatingProcessFolderPath
      path: ProcessCurrentWorkingDirectory
      file: FileName PreviousFileName InitiatingProcessFileName InitiatingProcessParentFileName
      file: ProcessName ParentProcessName
      size: FileSize InitiatingProcessFileSize
      hash: MD5 SHA1 SHA256 InitiatingProcessMD5 InitiatingProcessSHA1 InitiatingProcessSHA256
      hash: IssuerHash SignerHash CertificateSerialNumber
      url: FileOriginUrl FileOriginReferrerUrl RemoteUrl
      ip: FileOriginIP RequestSourceIP LocalIP RemoteIP PublicIP IPv4Dhcp IPv6Dhcp
      flag: IsAzureInfoProtectionApplied IsSigned IsTrusted IsRootSignerMicrosoft IsLocalAdmin
      flag: IsAzureADJoined IsExcluded IsInternetFacing IsProcessRemoteSession
      protocol: RequestProtocol Protocol
      user: RequestAccountName RequestAccountDomain InitiatingProcessAccountName Issuer Signer
      user: InitiatingProcessAccountDomain InitiatingProcessAccountObjectId AccountName
      user: InitiatingProcessAccountUpn AccountDomain AccountObjectId AccountUpn
      sid: RequestAccountSid InitiatingProcessAccountSid AccountSid
      port: RequestSourcePort LocalPort RemotePort
      pid: InitiatingProcessId InitiatingProcessParentId ProcessId ParentProcessId LogonId ReportId
      pid: InitiatingProcessLogonId CreatedProcessSessionId
      date: CertificateExpirationTime CertificateCreationTime CertificateCountersignatureTime
      date: InitiatingProcessCreationTime InitiatingProcessParentCreationTime ProcessCreationTime
      list: CrlDistributionPointUrls ConnectedNetworks DefaultGateways DnsAddresses IPAddresses
      list: MergedDeviceIds DeviceManualTags DeviceDynamicTags
      users: LoggedOnUsers
      command: InitiatingProcessCommandLine ProcessCommandLine
      status: InitiatingProcessSignatureStatus
      level: InitiatingProcessIntegrityLevel ProcessIntegrityLevel
      key: RegistryKey PreviousRegistryKey
      word: RegistryValueName RegistryValueType PreviousRegistryValueName
      data: RegistryValueData PreviousRegistryValueData
      system: OSPlatform
      mac: MacAddress
      adapter: NetworkAdapterName
      """;

  private static final String ALERT =
      """
      id: AlertId BehaviorId AccountObjectId NetworkMessageId EmailClusterId ApplicationId
      id: OAuthApplicationId CloudResourceId CloudSubscriptionId
      word: ServiceSource DetectionSource Title Description MachineGroup DataSources EvidenceRole
      word: EntityRole DetailedEntityRole ThreatFamily RegistryValueName EmailSubject Application
      word: CloudResourceType DetectionSource
      alertcategory: Category
      severity: Severity
      list: Categories
      techniques: AttackTechniques
      action: ActionType
      date: StartTime EndTime DataAggregationStartTime DataAggregationEndTime
      entity: EntityType
      direction: EvidenceDirection
      device: DeviceId
      hostname: DeviceName
      user: AccountName AccountDomain AccountUpn
      sid: AccountSid
      file: FileName
      size: FileSize
      path: FolderPath
      hash: SHA1 SHA256
      command: ProcessCommandLine
      key: RegistryKey
      data: RegistryValueData
      ip: RemoteIP LocalIP
      url: RemoteUrl
      cloud: CloudPlatform
      additional: AdditionalFields
      """;

  private static final String EMAIL =
      """
      id: NetworkMessageId InternetMessageId MessageId TeamsMessageId ParentMessageId GroupId
      id: ThreadId EmailClusterId SenderObjectId RecipientObjectId EmailActionPolicyGuid
      word: MessageVersion MessageFormatType MessageFormatSubtype Subject MessageSubject
      word: EmailDirection EmailLanguage SenderDisplayName SenderType GroupName ThreadSubtype
      word: SafetyTip FileType UrlLocation Workload Action ActionTrigger ActionResult ThreatNames
      word: ThreatTypes AuthenticationDetails DeliveryAction DeliveryLocation
      word: LatestDeliveryLocation EmailAction EmailActionPolicy OrgLevelAction OrgLevelPolicy
      word: UserLevelAction UserLevelPolicy Connectors
      email: SenderFromAddress SenderEmailAddress SenderMailFromAddress RecipientEmailAddress
      hostname: SenderFromDomain SenderMailFromDomain UrlDomain
      ip: SenderIPv4 SenderIPv6 IPAddress
      date: LastEditedTime
      bool: IsExternalThread IsOwnedThread
      file: FileName
      size: FileSize UrlCount AttachmentCount BulkComplaintLevel
      hash: SHA256
      url: Url
      list: UrlChain DetectionMethods ConfidenceLevel
      flag: IsClickedThrough
      user: AccountUpn
      action: ActionType
      pid: ReportId
      additional: AdditionalFields
      """;

  private static final String APP =
      """
      pid: ReportId AppInstanceId Port DestinationPort ParentProcessId AccountTenantId
      action: ActionType
      additional: AdditionalFields
      id: ApplicationId AccountId AccountObjectId ObjectId ResourceId SubscriptionId EmployeeId
      id: AccountApplicationId
      user: AccountName AccountDomain AccountDisplayName AccountUpn TargetAccountDisplayName
      user: TargetAccountUpn GivenName Surname
      sid: AccountSid CloudSid OnPremSid
      email: EmailAddress SipProxyAddress
      word: Application AccountType Address Phone Manager JobTitle Department DistinguishedName
      word: BlastRadius CompanyName CriticalityLevel RiskLevel RiskLevelDetails State City Country
      word: CountryCode Type ChangeSource SourceProvider SourceSystem DeviceType LogonType
      word: FailureReason Location Query QueryTarget QueryType ActivityType ObjectName ObjectType
      word: IPCategory DataSource OperationName DataSources ResourceGroup StorageAccount
      word: StorageContainer StorageFileShare ServiceType AuthenticationType
      word: SuspiciousUserAgentName CountryName CityName ProvinceName ClientSystemServiceName
      word: ClientCloudPlatformName ContainerId ContainerImageName ContainerName
      word: KubernetesNamespace KubernetesResource KubernetesPodName AzureResourceId
      date: CreatedDateTime DeletedDateTime DataAggregationStartTime DataAggregationEndTime
      date: FirstEventTimestamp LastEventTimestamp
      list: Tags OtherMailAddresses AssignedRoles UserAgentTags IPTags OperationNamesList
      list: HashReputationMd5List ActivityObjects
      flag: IsAccountEnabled IsAdminOperation IsAnonymousProxy IsExternalUser IsImpersonated
      bool: IsKnownSuspiciousIp IsPrivateIp IsTorExitNode HasAnonymousResourceNotFoundFailures
      hostname: DeviceName DestinationDeviceName TargetDeviceName
      system: OSPlatform
      ip: IPAddress IpAddress DestinationIPAddress
      protocol: Protocol
      isp: Isp
      raw: RawEventData
      agent: UserAgent UserAgentHeader
      size: OperationsCount SuccessfulOperationsCount FailedOperationsCount TotalResponseLength
      size: SuccessfulReadOperations DistinctGetOperations AnonymousSuccessfulOperations
      file: ParentProcessName ProcessName
      path: ProcessCurrentWorkingDirectory
      """;

  private static final Map<String, List<Column>> FAMILIES =
      Map.of(
          "alert", read(ALERT),
          "device", read(DEVICE),
          "email", read(EMAIL),
          "app", read(APP));

  /** Source tables, each with the family it goes to. */
  static final List<String> TABLES =
      List.of(
          "alert AlertEvidence",
          "alert AlertInfo",
          "alert BehaviorEntities",
          "alert BehaviorInfo",
          "app CloudAppEvents",
          "app CloudAuditEvents",
          "device CloudProcessEvents",
          "app CloudStorageAggregatedEvents",
          "device DeviceEvents",
          "device DeviceFileCertificateInfo",
          "device DeviceFileEvents",
          "device DeviceImageLoadEvents",
          "device DeviceInfo",
          "device DeviceLogonEvents",
          "device DeviceNetworkEvents",
          "device DeviceNetworkInfo",
          "device DeviceProcessEvents",
          "device DeviceRegistryEvents",
          "email EmailAttachmentInfo",
          "email EmailEvents",
          "email EmailPostDeliveryEvents",
          "email EmailUrlInfo",
          "app IdentityDirectoryEvents",
          "app IdentityInfo",
          "app IdentityLogonEvents",
          "app IdentityQueryEvents",
          "email MessageEvents",
          "email MessagePostDeliveryEvents",
          "email MessageUrlInfo",
          "email UrlClickEvents");

  private EventColumns() {}

  static List<Column> of(String family) {
    return FAMILIES.get(family);
  }

  private static List<Column> read(String text) {
    List<Column> columns = new ArrayList<>();
    for (String line : text.strip().split("\n", -1)) {
      String[] parts = line.strip().split(": ", -1);
      for (String name : parts[1].split(" ", -1)) {
        columns.add(new Column(name, parts[0]));
      }
    }
    return columns;
  }
}
