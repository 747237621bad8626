#include "simulation/listing.h"

#include <charconv>
#include <cmath>

#include "base/duration.h"

namespace hailstorm {
namespace {

std::string number(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

// "7%": to a ten-thousandth of a percent.
std::string share_or_off(const std::optional<double>& share) {
  return share ? number(std::round(*share * 1e6) / 1e4) + "%" : "off";
}

class Listing {
 public:
  explicit Listing(const RunOptions& options) : options_(options) {}

  void add(const std::string& setting, std::string value) {
    add_keyed(setting, setting, std::move(value));
  }

  // `key` finds the origin: "bots.Shopper".
  void add_keyed(std::string name, const std::string& key, std::string value) {
    const auto found = options_.origins.find(key);
    const Provenance origin = found == options_.origins.end() ? Provenance{} : found->second;
    lines_.push_back({std::move(name), std::move(value), describe(origin)});
  }

  void add_from(std::string name, std::string value, std::string origin) {
    lines_.push_back({std::move(name), std::move(value), std::move(origin)});
  }

  void add_pairs(const std::string& setting, const std::map<std::string, std::string>& pairs) {
    for (const auto& [key, value] : pairs)
      add_keyed(setting + " " + key, setting + "." + key, value);
  }

  bool is_given(const std::string& setting) const { return options_.origins.contains(setting); }

  // Only when it is given; else its default goes without saying.
  void add_given(const std::string& setting, std::string value) {
    if (is_given(setting)) add(setting, std::move(value));
  }

  std::vector<ListedSetting> take() { return std::move(lines_); }

 private:
  const RunOptions& options_;
  std::vector<ListedSetting> lines_;
};

std::vector<std::string> names_of(const SystemTags& tags) {
  std::vector<std::string> names;
  for (const SystemTag& tag : system_tags) {
    if (tags.*tag.is_on) names.emplace_back(tag.name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& texts) {
  if (texts.size() > 6)
    return texts.front() + " ... " + texts.back() + " (" + std::to_string(texts.size()) + ")";
  std::string text;
  for (const auto& one : texts) text += (text.empty() ? "" : ",") + one;
  return text;
}

const char* name_of(TlsVersionSetting version) {
  return version == TlsVersionSetting::tls1_2 ? "1.2" : "1.3";
}

std::string name_of(bool flag) { return flag ? "true" : "false"; }

std::string text_of(const DnsSettings& dns) {
  constexpr const char* selects[] = {"first", "random", "roundRobin"};
  constexpr const char* policies[] = {"preferIPv4", "preferIPv6", "onlyIPv4", "onlyIPv6", "any"};
  const std::string ttl = !dns.ttl                                ? "record"
                          : *dns.ttl > std::chrono::hours(24'000) ? "inf"
                                                                  : format_duration(*dns.ttl);
  return "ttl=" + ttl + ",select=" + selects[static_cast<int>(dns.select)] +
         ",policy=" + policies[static_cast<int>(dns.policy)];
}

void list_requests(Listing& listing, const HttpOptions& http) {
  listing.add("timeout", format_duration(http.timeout));
  listing.add_given("discard-response-bodies", name_of(http.discard_response_bodies));
  listing.add_given("body-max", std::to_string(http.body_max) + " bytes");
  listing.add_given("head-max", std::to_string(http.head_max) + " bytes");
  listing.add_given("max-redirects", std::to_string(http.max_redirects));
  listing.add_given("batch", std::to_string(http.batch));
  listing.add_given("batch-per-host", std::to_string(http.batch_per_host));
  listing.add_given("throw", name_of(http.throws));
  listing.add_given("http-debug", http.debug == HttpDebug::full    ? "full"
                                  : http.debug == HttpDebug::heads ? "heads"
                                                                   : "off");
  listing.add_given("user-agent", http.user_agent.value_or(""));
  listing.add_given("run-id-header", http.run_id_header);
  listing.add_given("traceparent", name_of(http.traceparent));
  listing.add_given("block-host", joined(http.block_hosts));
}

void list_script(Listing& listing, const ScriptOptions& script) {
  listing.add_given("script-slice", format_duration(script.slice));
  listing.add_given("script-load", format_duration(script.load));
  listing.add_given("bot-memory", std::to_string(script.bot_memory) + " bytes");
  listing.add_given("response-memory", std::to_string(script.response_memory) + " bytes");
  listing.add_given("heap-memory", std::to_string(script.heap_memory) + " bytes");
  listing.add_given("regexp-steps", std::to_string(script.regexp_steps));
  listing.add_given("call-depth", std::to_string(script.call_depth));
  listing.add_given("log-rate", std::to_string(script.log_rate));
  listing.add_given("log-line", std::to_string(script.log_line) + " bytes");
  listing.add_given("script-root", script.root);
  listing.add_given("transpile-cache", script.transpile_cache);
  listing.add_given("transpile-cache-max", std::to_string(script.transpile_cache_max) + " bytes");
}

void list_connections(Listing& listing, const HttpOptions& http) {
  const bool reused = http.connections != ConnectionMode::request;
  const bool by_flag = !reused && listing.is_given("no-connection-reuse");
  listing.add_keyed("connections", by_flag ? "no-connection-reuse" : "connections",
                    describe(http.connections));
  if (http.connections_per_host)
    listing.add("connections-per-host", std::to_string(*http.connections_per_host));
  listing.add_given("connect-timeout", format_duration(http.connect_timeout));
  listing.add_given("idle-timeout",
                    http.idle_timeout ? format_duration(*http.idle_timeout) : "no limit");
  listing.add_given("local-ip", joined(http.local_ips));
}

void list_tls(Listing& listing, const HttpOptions& http) {
  listing.add_given("insecure-skip-tls-verify", name_of(http.insecure_skip_tls_verify));
  listing.add_given("ca-file", http.ca_file);
  listing.add_given("tls-min", name_of(http.tls_min));
  listing.add_given("tls-max", name_of(http.tls_max));
  listing.add_given("tls-ciphers", http.tls_ciphers);
  for (const auto& one : http.certificates) {
    const bool for_all = one.domains.empty() && listing.is_given("tls-cert");
    const std::string domains = one.domains.empty() ? "every host" : joined(one.domains);
    listing.add(for_all ? "tls-cert" : "tls-auth", one.cert + " for " + domains);
  }
  listing.add_given("tls-resume", name_of(http.tls_resume));
  if (!http.keylog_file.empty())
    listing.add_from("tls-keylog", http.keylog_file, "environment: SSLKEYLOGFILE");
}

void list_names(Listing& listing, const HttpOptions& http) {
  listing.add_pairs("host", http.hosts);
  listing.add_given("dns", text_of(http.dns));
  listing.add_given("dns-server", joined(http.dns_servers));
}

void list_proxies(Listing& listing, const HttpOptions& http) {
  const ProxySettings& proxy = http.proxy;
  if (listing.is_given("proxy")) {
    listing.add("proxy", proxy.http.empty() ? "none" : without_password(proxy.http));
  } else {
    if (!proxy.http.empty())
      listing.add_from("proxy for http", without_password(proxy.http), proxy.http_from);
    if (!proxy.https.empty())
      listing.add_from("proxy for https", without_password(proxy.https), proxy.https_from);
  }
  listing.add_given("no-proxy", proxy.no_proxy);
}

}  // namespace

std::vector<ListedSetting> list_settings(const Simulation& simulation, const RunOptions& options) {
  Listing listing(options);
  const auto list = [&listing](const std::string& setting, const std::vector<ModelShape>& shapes) {
    for (const auto& [model, shape] : shapes) {
      const std::string label = model.empty() ? setting : setting + " " + model;
      listing.add_keyed(label, setting + "." + model, shape);
    }
  };
  list("bots", simulation.bots);
  list("arrivals", simulation.arrivals);
  if (simulation.bots.empty() && simulation.arrivals.empty())
    listing.add("bots", "one of each model");
  listing.add_given("poisson", name_of(simulation.poisson));
  listing.add_given("when-full", simulation.drop_arrivals ? "drop" : "queue");
  listing.add("duration",
              simulation.duration ? format_duration(*simulation.duration) : "until it is stopped");
  if (simulation.iterations) listing.add("iterations", std::to_string(*simulation.iterations));
  if (simulation.iterations_per_bot)
    listing.add("iterations-per-bot", std::to_string(*simulation.iterations_per_bot));
  listing.add_given("tags", joined(simulation.tags_wanted));
  listing.add_given("exclude-tags", joined(simulation.tags_unwanted));
  listing.add("graceful-stop", format_duration(options.graceful_stop));
  listing.add_pairs("env", simulation.env);
  listing.add_given("env-prefix", options.env_prefix);
  listing.add_pairs("storage", simulation.storage);
  listing.add_given("storage-dir", options.storage_folder);
  listing.add_given("isolate", simulation.isolate_bots.value_or(false) ? "bot" : "heap");
  listing.add("seed", std::to_string(options.seed));
  listing.add("threads", std::to_string(options.threads));
  listing.add("max-running",
              options.max_running ? std::to_string(*options.max_running) : "no limit");
  listing.add("max-rate",
              options.max_rate ? number(*options.max_rate) + " per second" : "no limit");
  listing.add_given("fail-on-overload", share_or_off(options.fail_on_overload));
  listing.add_given("catch-up", number(options.catch_up));
  listing.add_given("pacing-gap",
                    options.pacing_gap ? format_duration(*options.pacing_gap) : "auto");
  if (options.http.max_rps) listing.add("max-rps", number(*options.http.max_rps) + " per second");
  listing.add("bots-per-heap", std::to_string(options.bots_per_heap));
  list_script(listing, options.script);
  listing.add_given("setup-timeout", format_duration(options.setup_timeout));
  listing.add_given("teardown-timeout", format_duration(options.teardown_timeout));
  listing.add_given("summary-timeout", format_duration(options.summary_timeout));
  list_requests(listing, options.http);
  list_connections(listing, options.http);
  list_tls(listing, options.http);
  list_names(listing, options.http);
  list_proxies(listing, options.http);
  for (const auto& report : options.reports) {
    if (report.kind == ReportKind::summary_export)
      listing.add("summary-export", report.path);
    else
      listing.add("report", std::string(name_of(report.kind)) + "=" + report.path);
  }
  listing.add_given("csv-full-history", name_of(options.full_history));
  listing.add_given("out", options.samples_path.empty() ? "" : "ndjson=" + options.samples_path);
  listing.add_given("keep-failures", std::to_string(options.keep_failures));
  listing.add_given("redact", joined(options.redact));
  listing.add_pairs("tag", simulation.tags);
  listing.add_given("quiet", name_of(options.quiet));
  listing.add_given("no-keys", name_of(!options.keys));
  listing.add_given("progress-every", format_duration(options.progress_every));
  listing.add_given("log-level", std::string(name_of(options.log_level)));
  listing.add_given("log-format", options.log_format == LogFormat::json ? "json" : "text");
  listing.add_given("series-max", std::to_string(options.series.series_max));
  listing.add_given("system-tags", joined(names_of(options.series.tags)));
  return listing.take();
}

}  // namespace hailstorm
