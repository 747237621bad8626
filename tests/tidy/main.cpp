// tidy TOP: holds the tree under TOP against the house rules; exits with 1 when it finds something.
#include <cstdio>

#include "rules.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: tidy TOP\n");
    return 2;
  }
  const auto tree = hailstorm::tidy::read_tree(argv[1]);
  const auto findings = hailstorm::tidy::check(tree);
  for (const auto& finding : findings) std::printf("%s\n", finding.text().c_str());
  std::printf("tidy: %zu files, %zu findings\n", tree.sources.size(), findings.size());
  return findings.empty() ? 0 : 1;
}
