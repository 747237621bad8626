// What is allowed where. One line each, with the reason or the remedy.
#include "tables.h"

#include <array>

namespace hailstorm::tidy {
namespace {

const std::vector<std::string_view> product = {"lib/", "apps/"};
const std::vector<std::string_view> all_code = {"lib/", "apps/", "tests/"};
const std::vector<std::string_view> rooms = {"lib/"};

constexpr std::string_view no_locks =
    "threads share nothing: Mailbox::post a moved value to the thread that owns the object";
constexpr std::string_view no_sharing = "hold a value, a unique_ptr or a reference: one owner each";
constexpr std::string_view ask_the_clock =
    "take a Clock (base/clock.h), so that a test can turn it";
constexpr std::string_view ask_random = "take a seeded Random (base/random.h), so that it repeats";
constexpr std::string_view use_a_timer = "arm a Timer on the Loop: a thread of ours never sleeps";
constexpr std::string_view hand_out_text =
    "return the text, or write to a stream that the caller gives";
constexpr std::string_view three_errors =
    "a bug: HAIL_CHECK; a set-up failure: throw Error with its remedy; traffic: a value";

// The word is pieced together, so that this file does not hold it.
constexpr std::string_view marks[] = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "X"
    "XX",
    "HA"
    "CK"};

}  // namespace

std::span<const Home> homes() {
  static const Home table[] = {
      {"boost/beast", "Beast", {"lib/http/", "lib/target/", "lib/console/"}},
      {"boost/asio", "Asio", {"lib/loop/", "lib/http/", "lib/target/"}},
      {"boost/system", "Asio", {"lib/loop/", "lib/http/", "lib/target/"}},
      {"boost/", "Boost (other than Asio and Beast)", {}},
      {"openssl/", "OpenSSL", {"lib/http/", "lib/web/", "lib/target/", "lib/transpile/"}},
      {"duktape", "Duktape", {"lib/script/", "lib/transpile/"}},
      {"duk_", "Duktape", {"lib/script/"}},
      {"muParser", "muParser", {"lib/shape/"}},
      {"yaml-cpp/", "yaml-cpp", {"lib/simulation/"}},
      {"nlohmann/",
       "JSON",
       {"lib/log/", "lib/simulation/", "lib/script/", "lib/report/", "lib/target/",
        "lib/console/"}},
      {"CLI/", "CLI11", {"apps/"}},
      {"spdlog/", "spdlog", {"lib/log/"}},
      {"sqlite3", "SQLite", {"lib/store/"}},
      {"grpc", "gRPC", {"lib/tree/"}},
      {"google/protobuf", "protobuf", {"lib/tree/"}},
      {"ares", "c-ares", {"lib/http/"}},
      {"zlib", "zlib", {"lib/web/"}},
      {"brotli/", "Brotli", {"lib/web/"}},
      {"zstd", "Zstandard", {"lib/web/", "lib/transpile/"}},
      {"libpsl", "libpsl", {"lib/web/"}},
      {"gumbo", "gumbo", {"lib/web/"}},
      {"catch2/", "Catch2", {}},
  };
  return table;
}

std::span<const Banned> banned_words() {
  static const Banned table[] = {
      {"std::mutex", no_locks, all_code},
      {"std::shared_mutex", no_locks, all_code},
      {"std::recursive_mutex", no_locks, all_code},
      {"std::condition_variable", no_locks, all_code},
      {"std::lock_guard", no_locks, all_code},
      {"std::scoped_lock", no_locks, all_code},
      {"std::unique_lock", no_locks, all_code},
      {"std::atomic", no_locks, all_code},
      {"std::atomic_flag", no_locks, all_code},
      {"volatile", no_locks, all_code},
      {"shared_ptr", no_sharing, all_code},
      {"weak_ptr", no_sharing, all_code},
      {"make_shared", no_sharing, all_code},
      {"enable_shared_from_this", no_sharing, all_code},
      {"detach(", "join it: every thread ends before what it uses", all_code},
      {"sleep_for", use_a_timer, all_code},
      {"sleep_until", use_a_timer, all_code},
      {"usleep", use_a_timer, all_code},
      {"nanosleep", use_a_timer, all_code},
      {"steady_clock::now", ask_the_clock, all_code},
      {"system_clock::now", ask_the_clock, all_code},
      {"high_resolution_clock::now", ask_the_clock, all_code},
      {"clock_gettime", ask_the_clock, all_code},
      {"gettimeofday", ask_the_clock, all_code},
      {"std::rand", ask_random, all_code},
      {"srand", ask_random, all_code},
      {"std::random_device", ask_random, all_code},
      {"std::mt19937", ask_random, all_code},
      {"std::mt19937_64", ask_random, all_code},
      {"std::regex", "compare by hand: it recurses and allocates without limit", product},
      {"using namespace std;", "write std::", all_code},
      {"std::endl", "write '\\n', and std::flush where it is meant", all_code},
      {"assert(", "HAIL_CHECK, which stays on in release", product},
      {"NULL", "nullptr", all_code},
      {"typedef", "using", all_code},
      {"goto", "a function with an early return", all_code},
      {"dynamic_cast", "a virtual function, or keep the type you had", product},
      {"throw std::", three_errors, product},
      {"std::cout", hand_out_text, rooms},
      {"std::cerr", hand_out_text, rooms},
      {"printf(", hand_out_text, rooms},
      {"fprintf(", hand_out_text, rooms},
      {"puts(", hand_out_text, rooms},
  };
  return table;
}

std::span<const Exception> exceptions() {
  static constexpr Exception table[] = {
      {"steady_clock::now", "lib/base/clock.cpp", "the one place that asks the machine"},
      {"system_clock::now", "lib/base/clock.cpp", "the one place that asks the machine"},
      {"clock_gettime", "lib/base/clock.cpp", "the one place that asks the machine"},
      {"fprintf(", "lib/base/check.cpp", "a bug is told before the abort, without allocation"},
      {"make_shared", "lib/loop/mailbox.h", "std::function wants copyable captures"},
      {"make_shared", "lib/log/log.cpp", "spdlog shares its sinks"},
      {"sleep_for", "tests/e2e/process.cpp", "a test that waits for another program has no loop"},
  };
  return table;
}

std::span<const std::string_view> unfinished_marks() { return marks; }

std::span<const EmptyName> empty_names() {
  static constexpr EmptyName table[] = {
      {"Impl", "call hidden members `struct State`"},
      {"Manager", "say what it does to them"},
      {"Util", "name the one idea it is about"},
      {"Utils", "name the one idea it is about"},
      {"Helper", "name the one idea it is about"},
      {"Helpers", "name the one idea it is about"},
      {"Common", "name what is shared"},
      {"Base", "name the idea that the others are kinds of"},
      {"Data", "say which"},
      {"Info", "say what is known"},
  };
  return table;
}

}  // namespace hailstorm::tidy
