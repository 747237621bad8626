// The memory of one script heap: small blocks from free lists, counted to the byte, with a limit.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace hailstorm {

// Blocks up to 1 KiB come in classes of 16 bytes from chunks of 256 KiB and go back to a free list
// of their class; larger ones come from malloc. With sanitizers every block comes from malloc, so
// that they see it. Thread: its owner's.
class BlockPool {
 public:
  // A limit of 0 is none.
  explicit BlockPool(std::size_t limit = 0) : limit_(limit) {}
  ~BlockPool();
  BlockPool(const BlockPool&) = delete;
  BlockPool& operator=(const BlockPool&) = delete;

  // As malloc, realloc and free; null when the limit would be passed.
  void* allocate(std::size_t size);
  void* reallocate(void* block, std::size_t size);
  void release(void* block);

  // Counts memory from elsewhere in, and out again, that belongs to what is in these blocks.
  void charge(std::size_t bytes) { used_ += bytes; }
  void discharge(std::size_t bytes) { used_ -= bytes; }

  // Bytes in use, headers included.
  std::size_t used() const { return used_; }

 private:
  // Stands before each block; `size` counts it in.
  struct Header {
    std::size_t size;
  };
  struct Free {
    Header header;
    Free* next;
  };
  static constexpr std::size_t grain = 16, small_max = 1024, chunk_size = 256 * 1024;

  Header* take_small(std::size_t size);

  Free* free_[small_max / grain + 1] = {};
  std::byte *fresh_ = nullptr, *fresh_end_ = nullptr;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::size_t used_ = 0;
  std::size_t limit_;
};

}  // namespace hailstorm
