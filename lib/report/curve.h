// A curve over time, drawn with the dots of Braille characters: for `hailstorm plot`.
#pragma once

#include <string>
#include <vector>

namespace hailstorm {

struct PlotOptions {
  int width = 80;   // columns of the whole drawing; at least 24
  int height = 20;  // lines of the whole drawing, axis and labels included; at least 5
  bool color = false;
};

// Draws `values`, evenly spread over [0, t_end] seconds, the first at 0 and the last at t_end; the
// lines end in a line break. Where several values share a column of dots, all that lies between
// the least and the greatest is drawn, so that no peak is lost; not-a-number is a gap. The axis
// includes 0.
std::string plot(const std::vector<double>& values, double t_end, const PlotOptions& options);

}  // namespace hailstorm
