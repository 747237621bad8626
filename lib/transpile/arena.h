// The memory of a heap that is thrown away as a whole.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace hailstorm {

// Small blocks are cut from large pieces and go back to the list of their size; large ones are
// malloc's. All goes at once with the arena. From time to time it refuses a block once, which makes
// the engine collect its garbage; beyond its limit it refuses for good. Thread: the one that made
// it.
class Arena {
 public:
  explicit Arena(std::size_t bytes_max) : bytes_max_(bytes_max) {}
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t size);
  void* reallocate(void* block, std::size_t size);
  void release(void* block);

  std::size_t used_max() const { return used_max_; }

 private:
  static constexpr std::size_t small = 512, step = 16, piece = std::size_t{1} << 20;

  struct Large;
  void* cut(std::size_t size);
  void* take(std::size_t size);
  bool may_have(std::size_t size);
  std::size_t size_of(const void* block) const;

  std::vector<std::unique_ptr<char[]>> pieces_;
  char* free_ = nullptr;
  char* end_ = nullptr;
  std::array<void*, small / step + 1> lists_{};
  Large* large_ = nullptr;
  std::size_t bytes_max_, used_ = 0, used_max_ = 0;
  std::size_t collect_at_ = std::size_t{192} << 20;
};

}  // namespace hailstorm
