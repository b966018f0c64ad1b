package io.defenderxdr.mapping.oracle.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** Section 2: columns that move as they are, and where to. */
final class DeviceMoves {

  private static final String TEXT =
      """
      DeviceId device/id
      DeviceName device/name
      MachineGroup machine_group
      ActionType action/type
      AppGuardContainerId app_guard_container_id
      FolderPath folder_path
      FileName file/name
      FileSize file/size
      MD5 md5
      SHA1 sha1
      SHA256 sha256
      FileOriginUrl file/origin_url
      FileOriginReferrerUrl file/origin_referrer_url
      FileOriginIP file/origin_ip
      PreviousFileName previous/file_name
      PreviousFolderPath previous/folder_path
      SensitivityLabel sensitivity/label
      SensitivitySubLabel sensitivity/sub_label
      ShareName share_name
      RequestProtocol request/protocol
      RequestAccountName request/account_name
      RequestAccountDomain request/account_domain
      RequestAccountSid request/account_sid
      RequestSourceIP request/source_ip
      RequestSourcePort request/source_port
      CertificateSerialNumber certificate/serial_number
      CrlDistributionPointUrls crl_distribution_point_urls
      Issuer issuer
      IssuerHash issuer_hash
      SignerHash signer_hash
      Signer signer
      SignatureType signature_type
      InitiatingProcessCommandLine initiating_process/command_line
      InitiatingProcessMD5 initiating_process/md5
      InitiatingProcessSHA1 initiating_process/sha1
      InitiatingProcessSHA256 initiating_process/sha256
      InitiatingProcessId initiating_process/id
      InitiatingProcessFileName initiating_process/file_name
      InitiatingProcessFolderPath initiating_process/folder_path
      InitiatingProcessParentId initiating_process/parent_id
      InitiatingProcessParentFileName initiating_process/parent_file_name
      InitiatingProcessVersionInfoCompanyName initiating_process/version_info_company_name
      InitiatingProcessVersionInfoFileDescription initiating_process/version_info_file_description
      InitiatingProcessVersionInfoOriginalFileName initiating_process/version_info_original_file_name
      InitiatingProcessVersionInfoProductName initiating_process/version_info_product_name
      InitiatingProcessVersionInfoProductVersion initiating_process/version_info_product_version
      InitiatingProcessVersionInfoInternalFileName initiating_process/version_info_internal_file_name
      InitiatingProcessSignatureStatus initiating_process/signature_status
      InitiatingProcessSignerType initiating_process/signer_type
      InitiatingProcessIntegrityLevel initiating_process/integrity_level
      InitiatingProcessTokenElevation initiating_process/token_elevation
      InitiatingProcessAccountName initiating_process/account_name
      InitiatingProcessAccountDomain initiating_process/account_domain
      InitiatingProcessAccountSid initiating_process/account_sid
      InitiatingProcessAccountObjectId initiating_process/account_object_id
      InitiatingProcessAccountUpn initiating_process/account_upn
      ProcessCommandLine process/command_line
      ProcessVersionInfoCompanyName process/version_info_company_name
      ProcessVersionInfoFileDescription process/version_info_file_description
      ProcessVersionInfoOriginalFileName process/version_info_original_file_name
      ProcessVersionInfoProductName process/version_info_product_name
      ProcessVersionInfoProductVersion process/version_info_product_version
      ProcessVersionInfoInternalFileName process/version_info_internal_file_name
      ProcessIntegrityLevel process/integrity_level
      ProcessTokenElevation process/token_elevation
      AccountName account/name
      AccountDomain account/domain
      AccountSid account/sid
      AccountObjectId account/object_id
      AccountUpn account/upn
      LogonType logon/type
      FailureReason failure_reason
      LocalIP local/ip
      RemoteIP remote/ip
      LocalPort local/port
      RemotePort remote/port
      LocalIPType local/ip_type
      RemoteIPType remote/ip_type
      RemoteDeviceName remote/device_name
      RemoteUrl remote/url
      Protocol protocol
      RegistryKey registry/key
      RegistryValueName registry/value_name
      RegistryValueData registry/value_data
      RegistryValueType registry/value_type
      PreviousRegistryKey previous/registry_key
      PreviousRegistryValueName previous/registry_value_name
      PreviousRegistryValueData previous/registry_value_data
      RegistryDeviceTag registry/device_tag
      ClientVersion client_version
      PublicIP public_ip/value
      OSArchitecture os/architecture
      OSPlatform os/platform
      OSDistribution os/distribution
      OSVersion os/version
      OSBuild os/build
      OSVersionInfo os/version_info
      DeviceType device/type
      DeviceCategory device/category
      DeviceSubType device/sub_type
      AadDeviceId aad_device_id
      JoinType join_type
      MergedDeviceIds merged_device_ids
      MergedToDeviceId merged_to_device_id
      SensorHealthState sensor_health_state
      OnboardingStatus onboarding_status
      IsExcluded is_excluded
      IsInternetFacing is_internet_facing
      ExclusionReason exclusion_reason
      AssetValue asset_value
      ExposureLevel exposure_level
      DeviceManualTags device_manual_tags
      DeviceDynamicTags device_dynamic_tags
      Model model
      Vendor vendor
      AzureResourceId azure_resource_id
      AwsResourceName aws_resource_name
      GcpFullResourceName gcp_full_resource_name
      MacAddress mac_address
      NetworkAdapterStatus network/adapter_status
      NetworkAdapterType network/adapter_type
      NetworkAdapterVendor network/adapter_vendor
      TunnelType tunnel_type
      ConnectedNetworks connected_networks
      IPAddresses ip_addresses
      DefaultGateways default_gateways
      DnsAddresses dns_addresses
      ProcessName process_name
      ParentProcessName parent_process_name
      ParentProcessId parent_process_id
      ProcessCurrentWorkingDirectory process_current_working_directory
      ContainerName container_name
      ContainerId container_id
      ContainerImageName container_image_name
      KubernetesNamespace kubernetes_namespace
      KubernetesResource kubernetes_resource
      KubernetesPodName kubernetes_pod_name
      """;

  /** Column to vendor field. */
  static final Map<String, String> ROWS = rows();

  private DeviceMoves() {}

  private static Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : TEXT.strip().split("\n", -1)) {
      String[] names = line.strip().split(" ", -1);
      rows.put(names[0], names[1]);
    }
    return rows;
  }
}
