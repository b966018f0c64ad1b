package io.defenderxdr.mapping.oracle.event;

/** Section 6.1 of the event tables: the columns of the application and identity family. */
final class AppColumns {

  private static final String PEOPLE =
      """
      AccountName account/name raw D
      AccountDomain account/domain raw D
      AccountSid account/sid raw D
      AccountId account/id raw D
      AccountObjectId account/object_id raw -
      AccountDisplayName account/display_name raw D
      AccountUpn account/upn raw -
      AccountType account/type raw -
      EmailAddress account/email_address raw D
      CloudSid account/cloud_sid raw -
      OnPremSid account/on_prem_sid raw -
      IsAccountEnabled account/is_enabled raw -
      Address account/address raw -
      Phone account/phone raw -
      Manager account/manager raw -
      SipProxyAddress account/sip_proxy_address raw -
      JobTitle account/job_title raw -
      Department account/department raw -
      EmployeeId account/employee_id raw -
      Surname account/surname raw -
      GivenName account/given_name raw -
      DistinguishedName account/distinguished_name raw -
      BlastRadius account/blast_radius raw -
      CompanyName account/company_name raw -
      CriticalityLevel account/criticality_level raw -
      RiskLevel account/risk_level raw -
      RiskLevelDetails account/risk_level_details raw -
      CreatedDateTime account/created raw -
      DeletedDateTime account/deleted_date_time raw -
      Tags account/tags raw -
      OtherMailAddresses account/other_mail_addresses raw -
      AssignedRoles account/assigned_roles raw -
      CountryCode country_code raw -
      Type type raw -
      ChangeSource change_source raw -
      SourceProvider source_provider raw -
      SourceSystem source_system raw -
      """;

  private static final String PLACES_OF_IDENTITY_INFO =
      """
      State account/state raw -
      City account/city raw -
      Country account/country raw -
      """;

  private static final String PLACES =
      """
      City city raw -
      Country country raw -
      """;

  private static final String ACTIVITY =
      """
      AdditionalFields additional_fields json -
      ActivityObjects activity/objects json -
      RawEventData raw_event_data json -
      ReportId report_id str? D
      ApplicationId application_id str? -
      AppInstanceId app_instance_id long? -
      IPAddress ip_address ip? D
      Port port long? -
      DestinationIPAddress destination/ip_address ip? D
      DestinationPort destination/port long? D
      IsAdminOperation is_admin_operation flag -
      IsAnonymousProxy is_anonymous_proxy flag -
      IsExternalUser is_external_user flag -
      IsImpersonated is_impersonated flag -
      ActionType action/type raw D
      Application application raw -
      DeviceName device/name raw D
      DeviceType device/type raw D
      OSPlatform os/platform raw D
      DestinationDeviceName destination/device_name raw -
      TargetDeviceName target/device_name raw D
      TargetAccountDisplayName target/account_display_name raw -
      TargetAccountUpn target/account_upn raw -
      Protocol protocol raw D
      LogonType logon/type raw -
      FailureReason failure_reason raw -
      Location location raw -
      Isp isp raw -
      ISP isp raw -
      Query query/value raw -
      QueryTarget query/target raw -
      QueryType query/type raw -
      ActivityType activity/type raw -
      ObjectId object/id raw -
      ObjectName object/name raw -
      ObjectType object/type raw -
      UserAgent user_agent raw -
      UserAgentTags user_agent_tags raw -
      IPCategory ip_category raw -
      IPTags ip_tags raw -
      DataSource data_source raw -
      OperationName properties_operation_name raw -
      ResourceId resource_id raw -
      DataSources data_sources raw -
      """;

  private static final String STORAGE =
      """
      IpAddress storage_ip_address ip? -
      DataAggregationStartTime data_aggregation_start_time date? -
      DataAggregationEndTime data_aggregation_end_time date? -
      FirstEventTimestamp first_event_timestamp date? -
      LastEventTimestamp last_event_timestamp date? -
      OperationsCount operations_count long -
      SuccessfulOperationsCount successful_operations_count long -
      FailedOperationsCount failed_operations_count long -
      TotalResponseLength total_response_length long -
      SuccessfulReadOperations successful_read_operations long -
      DistinctGetOperations distinct_get_operations long -
      AnonymousSuccessfulOperations anonymous_successful_operations long -
      IsKnownSuspiciousIp is_known_suspicious_ip bool -
      IsPrivateIp is_private_ip bool -
      IsTorExitNode is_tor_exit_node bool -
      HasAnonymousResourceNotFoundFailures has_anonymous_resource_not_found_failures bool -
      AccountTenantId account_tenant_id str -
      SubscriptionId subscription_id raw -
      ResourceGroup resource_group raw -
      StorageAccount storage_account raw -
      StorageContainer storage_container raw -
      StorageFileShare storage_file_share raw -
      ServiceType service_type raw -
      OperationNamesList operation_names_list raw -
      AuthenticationType authentication_type raw -
      UserAgentHeader user_agent_header raw -
      SuspiciousUserAgentName suspicious_user_agent_name raw -
      HashReputationMd5List hash_reputation_md5_list raw -
      AccountApplicationId account_application_id raw -
      CountryName country_name raw -
      CityName city_name raw -
      ProvinceName province_name raw -
      ClientSystemServiceName client_system_service_name raw -
      ClientCloudPlatformName client_cloud_platform_name raw -
      ContainerId container_id raw D
      ContainerImageName container_image_name raw D
      ContainerName container_name raw D
      KubernetesNamespace kubernetes_namespace raw D
      KubernetesResource kubernetes_resource raw D
      KubernetesPodName kubernetes_pod_name raw -
      ParentProcessId parent_process_id raw D
      ParentProcessName parent_process_name raw D
      ProcessCurrentWorkingDirectory process_current_working_directory raw D
      ProcessName process_name raw D
      """;

  /** With the places of a person in the person's own fields. */
  static final Columns OF_IDENTITY_INFO =
      new Columns(PEOPLE + PLACES_OF_IDENTITY_INFO + ACTIVITY + STORAGE);

  static final Columns OF_THE_OTHERS = new Columns(PEOPLE + PLACES + ACTIVITY + STORAGE);

  private AppColumns() {}
}
