#include "simulation/settings.h"

#include <cctype>
#include <iterator>

namespace hailstorm {
namespace {

constexpr std::string_view crowd = "How many bots, how long";
constexpr std::string_view script = "What the script sees";
constexpr std::string_view limits = "Limits of this machine";
constexpr std::string_view bots = "Limits of a bot's script";
constexpr std::string_view requests = "Requests";
constexpr std::string_view connections = "Connections";
constexpr std::string_view tls = "TLS";
constexpr std::string_view names = "Names";
constexpr std::string_view proxies = "Proxies";
constexpr std::string_view verdict = "What must hold";
constexpr std::string_view output = "Output";

constexpr Setting table[] = {
    {"bots", 'u', "[MODEL=]SHAPE", Form::table, true, crowd,
     "how many bots of a model live at time t: a number or a formula of t (default: one of each "
     "model)"},
    {"arrivals", 0, "[MODEL=]RATE", Form::table, true, crowd,
     "how many bots of a model arrive per second at time t, each for one journey: a number or a "
     "formula of t"},
    {"poisson", 0, "", Form::scalar, false, crowd,
     "arrivals come at random (a Poisson process), not evenly spaced"},
    {"when-full", 0, "queue|drop", Form::scalar, false, crowd,
     "who arrives when --max-running bots are there waits, or is dropped (default: queue)"},
    {"stage", 's', "TIME:BOTS", Form::list, true, crowd,
     "a straight line to BOTS within TIME; several in a row are a shape"},
    {"duration", 'd', "TIME", Form::scalar, true, crowd,
     "how long the run lasts (default: its stages, or until Ctrl-C)"},
    {"iterations", 'i', "N", Form::scalar, true, crowd,
     "actions of all bots together; the run ends with the last"},
    {"iterations-per-bot", 0, "N", Form::scalar, false, crowd,
     "actions of each bot; the run ends when all bots have done theirs"},
    {"tags", 'T', "TAG[,TAG]", Form::list, false, crowd,
     "run only actions that have one of these tags"},
    {"exclude-tags", 'E', "TAG[,TAG]", Form::list, false, crowd,
     "leave out actions that have one of these tags"},
    {"graceful-stop", 0, "TIME", Form::scalar, true, crowd,
     "how long bots may finish what they do at the end (default: 30s)"},

    {"env", 'e', "KEY=VALUE", Form::table, true, script, "a value the script reads as env.KEY"},
    {"env-prefix", 0, "NAME", Form::scalar, false, script,
     "env.local('KEY') reads NAME_KEY of this machine's environment (default: HSA)"},
    {"storage", 0, "NAME=FILE", Form::table, false, script,
     "CSV with what bots find in that storage; its column id, or index, says which bot"},
    {"storage-dir", 0, "FOLDER", Form::scalar, false, script,
     "the same from this machine's files FOLDER/NAME-1.csv"},
    {"isolate", 0, "MODE", Form::scalar, false, script,
     "bot: modules and their variables are each bot's own; heap: of --bots-per-heap (default: "
     "heap; bot for a script that imports k6)"},
    {"script-root", 0, "FOLDER", Form::scalar, false, script,
     "what the script imports and opens lies below it (default: the script's folder)"},
    {"setup-timeout", 0, "TIME", Form::scalar, false, script,
     "what setup() may take before the run (default: 1m)"},
    {"teardown-timeout", 0, "TIME", Form::scalar, false, script,
     "what teardown() may take after it (default: 1m)"},
    {"summary-timeout", 0, "TIME", Form::scalar, false, script,
     "what handleSummary() may take (default: 1m)"},
    {"transpile-cache", 0, "FOLDER|off", Form::scalar, false, script,
     "keeps what TypeScript and modern JavaScript become; off: nowhere (default: "
     "~/.cache/hailstorm/transpiled)"},
    {"transpile-cache-max", 0, "SIZE", Form::scalar, false, script,
     "what that folder may take; the oldest go first (default: 64mib)"},
    {"seed", 0, "N", Form::scalar, true, script, "repeats the same phases and draws (default: 1)"},

    {"threads", 't', "N", Form::scalar, true, limits,
     "worker threads (default: the cores this process may use)"},
    {"max-running", 0, "N", Form::scalar, true, limits,
     "bots of all models alive at once (default: no limit)"},
    {"max-rate", 0, "N", Form::scalar, true, limits,
     "bots of all models started per second (default: no limit)"},
    {"catch-up", 0, "N", Form::scalar, false, limits,
     "what a stall has made late starts at N times its pace (default: 2)"},
    {"pacing-gap", 0, "auto|TIME", Form::scalar, false, limits,
     "the least time between two wake-ups for starts: up to 10ms; auto: 150us above 3000 a second, "
     "else none"},
    {"max-rps", 0, "N", Form::scalar, true, limits,
     "requests per second; what is above waits its turn (default: no limit)"},
    {"bots-per-heap", 0, "N", Form::scalar, false, limits,
     "bots that share one JavaScript heap (default: 500)"},

    {"script-slice", 0, "TIME", Form::scalar, false, bots,
     "CPU time a bot may take without waiting (default: 250ms)"},
    {"script-load", 0, "TIME", Form::scalar, false, bots,
     "CPU time the script may take to be loaded (default: 10s)"},
    {"bot-memory", 0, "SIZE", Form::scalar, false, bots, "what a bot may hold (default: 64mib)"},
    {"response-memory", 0, "SIZE", Form::scalar, false, bots,
     "what a bot may hold of responses, beside that (default: 128mib)"},
    {"heap-memory", 0, "SIZE", Form::scalar, false, bots,
     "what the bots of a heap may hold together (default: 1gib)"},
    {"regexp-steps", 0, "N", Form::scalar, false, bots,
     "steps of a regular expression (default: 1000000)"},
    {"call-depth", 0, "N", Form::scalar, false, bots,
     "calls within each other; beyond it they throw (default: 10000)"},
    {"log-rate", 0, "N", Form::scalar, false, bots,
     "lines of console.log per second and thread (default: 100)"},
    {"log-line", 0, "SIZE", Form::scalar, false, bots,
     "what is shown of a line of console.log (default: 2kb)"},

    {"timeout", 0, "TIME", Form::scalar, true, requests,
     "for a request, where the script sets none (default: 1m)"},
    {"discard-response-bodies", 0, "", Form::scalar, true, requests,
     "count bodies and throw them away, where the script says nothing else"},
    {"body-max", 0, "SIZE", Form::scalar, false, requests,
     "the largest body of a response, before and after decoding (default: 64mib)"},
    {"head-max", 0, "SIZE", Form::scalar, false, requests,
     "the largest head of a response (default: 64kib)"},
    {"max-redirects", 0, "N", Form::scalar, false, requests,
     "followed, where the script says nothing else (default: 10)"},
    {"batch", 0, "N", Form::scalar, false, requests,
     "requests of one http.batch() at once (default: 20)"},
    {"batch-per-host", 0, "N", Form::scalar, false, requests, "of these to one host (default: 6)"},
    {"throw", 0, "", Form::scalar, false, requests,
     "a request that fails throws an error in the script"},
    {"http-debug", 0, "", Form::scalar, false, requests,
     "show the heads of each request and response; --http-debug=full: the bodies, too"},
    {"user-agent", 0, "TEXT", Form::scalar, false, requests,
     "the header User-Agent; '' for none (default: hailstorm)"},
    {"run-id-header", 0, "NAME", Form::scalar, false, requests,
     "adds a header of this name with the run's id to each request"},
    {"traceparent", 0, "", Form::scalar, false, requests,
     "adds a W3C traceparent with random ids to each request"},
    {"block-host", 0, "PATTERN", Form::list, false, requests,
     "requests to example.com, *.example.com or * fail at once"},

    {"connections", 0, "MODE", Form::scalar, true, connections,
     "bot: each bot keeps its own; worker: the bots of a thread share; request: a new one each "
     "time (default: bot; worker for arrivals)"},
    {"no-connection-reuse", 0, "", Form::scalar, false, connections,
     "k6's name for --connections request"},
    {"connections-per-host", 0, "N", Form::scalar, false, connections,
     "of a bot (or a thread) at once; more requests wait (default: no limit)"},
    {"connect-timeout", 0, "TIME", Form::scalar, false, connections,
     "for name, TCP and TLS together (default: 10s)"},
    {"idle-timeout", 0, "TIME", Form::scalar, false, connections,
     "a request fails whose connection stands still for so long (default: 0, no limit)"},
    {"local-ip", 0, "IP[,...]", Form::list, false, connections,
     "the source addresses, used in turn: also ranges a-b and networks a/n"},

    {"insecure-skip-tls-verify", 0, "", Form::scalar, true, tls, "accept any TLS certificate"},
    {"ca-file", 0, "FILE", Form::scalar, false, tls,
     "certificates to trust, PEM (default: the system's)"},
    {"tls-min", 0, "1.2|1.3", Form::scalar, false, tls, "the lowest version (default: 1.2)"},
    {"tls-max", 0, "1.2|1.3", Form::scalar, false, tls, "the highest version (default: 1.3)"},
    {"tls-ciphers", 0, "LIST", Form::scalar, false, tls,
     "OpenSSL's names, of either version, with ':' between them"},
    {"tls-cert", 0, "FILE", Form::scalar, false, tls, "a client's certificate for all hosts, PEM"},
    {"tls-key", 0, "FILE", Form::scalar, false, tls,
     "its key, PEM (default: in the certificate's file)"},
    {"tls-key-password", 0, "TEXT", Form::scalar, false, tls,
     "the key's; better as HAILSTORM_TLS_KEY_PASSWORD than where others see it"},
    {"tls-auth", 0, "cert=FILE,key=FILE,domains=...", Form::records, false, tls,
     "a client's certificate for some hosts: example.com or *.example.com"},
    {"tls-resume", 0, "", Form::scalar, false, tls,
     "resume sessions: what new connections cost the server is less then"},

    {"host", 0, "NAME[:PORT]=IP[:PORT]", Form::table, false, names,
     "an address for example.com or *.example.com, instead of looking it up"},
    {"dns", 0, "ttl=5m,select=random,policy=preferIPv4", Form::fields, false, names,
     "k6's: ttl a time, 0, inf or record; select first, random or roundRobin; policy preferIPv4, "
     "preferIPv6, onlyIPv4, onlyIPv6 or any (default: as shown)"},
    {"dns-server", 0, "IP[:PORT]", Form::list, false, names,
     "asked instead of the system's name servers"},

    {"proxy", 0, "URL", Form::scalar, false, proxies,
     "http://[user:password@]host:port, '' for none (default: http_proxy and https_proxy of the "
     "environment)"},
    {"no-proxy", 0, "HOSTS", Form::scalar, false, proxies,
     "hosts, domains, networks to reach without, comma-separated (default: no_proxy of the "
     "environment); loopback always is"},

    {"threshold", 0, "'METRIC: ...'", Form::list, true, verdict,
     "must hold, or the exit code is 99: 'http_req_failed: rate < 1%'"},
    {"fail-on-overload", 0, "", Form::scalar, false, verdict,
     "the exit code is 111 when the generator itself was late in more than 5% of the seconds; "
     "--fail-on-overload=10%: in more than that"},

    {"report", 0, "KIND=FILE", Form::list, true, output,
     "a report, written at the end: json, csv, html, junit, md, or locust=PREFIX for Locust's CSV "
     "files"},
    {"csv-full-history", 0, "", Form::scalar, false, output,
     "rows for each name in the history among Locust's files, not only for all together"},
    {"summary-export", 0, "FILE", Form::scalar, false, output,
     "the end in k6's layout of that name"},
    {"out", 'o', "ndjson=FILE", Form::scalar, false, output,
     "each sample as a line of JSON while the run goes on, as k6's -o json"},
    {"keep-failures", 0, "N", Form::scalar, false, output,
     "failed exchanges kept in full of each name and kind, for the reports; 0: none (default: 1)"},
    {"redact", 0, "NAME", Form::list, false, output,
     "a header, URL parameter or field whose value is not kept, beside passwords and tokens"},
    {"tag", 0, "KEY=VALUE", Form::table, false, output, "a tag of the run, in its reports"},
    {"series-max", 0, "N", Form::scalar, false, output,
     "series of requests, and of the script's metrics, that a thread keeps; what is above is one "
     "(default: 2000)"},
    {"system-tags", 0, "TAG[,TAG]", Form::scalar, false, output,
     "the tags by which series are kept apart, of model, action, group, name, method, status "
     "(default: all)"},
    {"quiet", 'q', "", Form::scalar, true, output, "no live screen, only the end"},
    {"progress-every", 0, "TIME", Form::scalar, false, output,
     "a line on how the run is doing, where there is no live screen (default: 5s)"},
    {"no-keys", 0, "", Form::scalar, false, output,
     "keys of the terminal do not change how many bots there are"},
    {"log-level", 0, "LEVEL", Form::scalar, false, output,
     "the least that is logged: debug, info, warning, error or off (default: info)"},
    {"log-format", 0, "FORMAT", Form::scalar, false, output,
     "text, or json: what is said on standard error is an object a line (default: text)"},
    {"no-color", 0, "", Form::scalar, true, output, "no colors (as NO_COLOR in the environment)"},
};

// Settings whose key in files is a plural.
constexpr std::string_view plurals[] = {"stage",      "tag",        "host",     "local-ip",
                                        "block-host", "dns-server", "threshold"};

std::string replaced(std::string_view text, char from, char to) {
  std::string result(text);
  for (char& c : result)
    if (c == from) c = to;
  return result;
}

}  // namespace

const std::vector<Setting>& run_settings() {
  static const std::vector<Setting> settings(std::begin(table), std::end(table));
  return settings;
}

const Setting* find_setting(std::string_view name) {
  for (const auto& setting : run_settings())
    if (setting.name == name) return &setting;
  return nullptr;
}

// In files `tags` are those of the run, as in k6.
std::string file_key(const Setting& setting) {
  if (setting.name == "tags") return "include_tags";
  for (const auto plural : plurals)
    if (setting.name == plural) return replaced(plural, '-', '_') + "s";
  return replaced(setting.name, '-', '_');
}

std::string variable_name(const Setting& setting) {
  std::string name = "HAILSTORM_" + replaced(setting.name, '-', '_');
  for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

const Setting* find_by_file_key(std::string_view key) {
  const std::string wanted = replaced(key, '-', '_');
  for (const auto& setting : run_settings())
    if (file_key(setting) == wanted) return &setting;
  return nullptr;
}

std::vector<std::string> file_keys() {
  std::vector<std::string> keys;
  for (const auto& setting : run_settings()) keys.push_back(file_key(setting));
  return keys;
}

}  // namespace hailstorm
