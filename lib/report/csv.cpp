// A row per second.
#include "report/csv.h"

#include "report/csv_row.h"

namespace hailstorm {
namespace {

constexpr double shown[] = {50, 90, 95, 99, 99.9, 100};

double to_ms(Nanos time) { return static_cast<double>(time.count()) / 1e6; }

void add_times(CsvLine& row, const SecondTimes& times) {
  if (times.count == 0) {
    for (std::size_t i = 0; i < std::size(shown) + 2; ++i) row.empty();
    return;
  }
  row.number(to_ms(times.mean)).number(to_ms(times.min));
  for (const double percent : shown) row.number(to_ms(times.percentile(percent)));
}

}  // namespace

std::string render_csv(const RunSummary& summary) {
  std::string text =
      "t,timestamp,bots_wanted,bots_running,http_reqs,ended,failed,avg,min,med,p(90),p(95),p(99),"
      "p(99.9),max,ticks_missed,checks_failed,data_sent,data_received,lag,"
      "arrivals,arrivals_dropped,response_med,response_p(95),response_p(99),response_max,delay,"
      "distorted\n";
  for (const RunSecond& second : summary.seconds) {
    CsvLine row;
    row.whole(second.number);
    summary.launched > 0 ? row.whole(summary.launched + second.number) : row.empty();
    row.whole(second.wanted()).whole(second.alive());
    row.count(second.begun).count(second.ended).whole(second.failed);
    add_times(row, second.duration);
    row.count(second.ticks_missed).count(second.checks_failed);
    row.count(second.bytes_sent).count(second.bytes_received).number(to_ms(second.lag));
    row.count(second.arrivals).count(second.arrivals_dropped);
    for (const double percent : {50.0, 95.0, 99.0, 100.0}) {
      if (second.response.count == 0)
        row.empty();
      else
        row.number(to_ms(second.response.percentile(percent)));
    }
    row.number(to_ms(second.delay)).count(second.distorted ? 1 : 0);
    text += row.line("\n");
  }
  return text;
}

}  // namespace hailstorm
