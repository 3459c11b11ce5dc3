/** What the server's settings must be, so that neither its log nor its transactions keep what we do not. */
export const SERVER_SETTINGS: Readonly<Record<string, { wanted: RegExp; why: string }>> = {
  track_commit_timestamp: { wanted: /^off$/, why: "would say when each row was written" },
  log_statement: { wanted: /^none$/, why: "writes statements into the log" },
  log_min_duration_statement: { wanted: /^-1$/, why: "writes slow statements with their values into the log" },
  log_min_duration_sample: { wanted: /^-1$/, why: "writes some statements with their values into the log" },
  log_transaction_sample_rate: { wanted: /^0$/, why: "writes some transactions into the log" },
  log_duration: { wanted: /^off$/, why: "writes a moment for each statement into the log" },
  log_connections: { wanted: /^(off)?$/, why: "writes addresses into the log" },
  log_disconnections: { wanted: /^off$/, why: "writes addresses into the log" },
  log_hostname: { wanted: /^off$/, why: "writes names of machines into the log" },
  log_line_prefix: { wanted: /^(?:[^%]|%[^hrL])*$/, why: "writes addresses into the log" },
  log_parameter_max_length_on_error: { wanted: /^0$/, why: "writes values into the log" },
  shared_preload_libraries: {
    wanted: /^(?!.*(pg_stat_statements|auto_explain|pgaudit|pg_stat_monitor|wal2json))/,
    why: "keeps or logs texts of statements",
  },
  session_preload_libraries: { wanted: /^(?!.*(auto_explain|pgaudit))/, why: "logs texts of statements" },
};
