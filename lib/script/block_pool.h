// The memory of one script heap: small blocks from free lists, counted to the byte, by owner, with
// limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace hailstorm {

// Blocks up to 1 KiB come in classes of 16 bytes from chunks of 64 KiB and go back to a free list
// of their class; larger ones come from malloc. With sanitizers every block comes from malloc, so
// that they see it.
//
// Each block is charged to the owner for whom the pool works when it is allocated, and credited to
// it when it is released, whoever does that. Thread: its user's.
class BlockPool {
 public:
  // Owner 0 is nobody in particular.
  using Owner = std::uint32_t;

  // Allocations beyond `limit` bytes in all fail; 0 is no limit.
  explicit BlockPool(std::size_t limit = 0) : limit_(limit > 0 ? limit : SIZE_MAX), held_(1) {}
  ~BlockPool();
  BlockPool(const BlockPool&) = delete;
  BlockPool& operator=(const BlockPool&) = delete;

  // As malloc, realloc and free; null when a limit would be passed, or a block of 4 GiB.
  void* allocate(std::size_t size);
  void* reallocate(void* block, std::size_t size);
  void release(void* block);

  // What an owner that is new may hold already: garbage of one that is gone, until a collection.
  static constexpr std::size_t left_behind_max = 16 * 1024;

  // An owner that holds nothing, or next to nothing.
  Owner new_owner();
  // It is gone: its number is used again when next to nothing is held in its name any more.
  void retire(Owner owner) { retired_.push_back(owner); }
  // Works for that owner from here on; what would make it hold more than `most` fails.
  void work_for(Owner owner, std::size_t most = SIZE_MAX) {
    owner_ = owner;
    most_ = most;
  }
  Owner owner() const { return owner_; }
  // Sets the limit of all owners together.
  void set_limit(std::size_t limit) { limit_ = limit; }

  // Counts memory from elsewhere in, and out again, that belongs to what is in these blocks.
  void charge(Owner owner, std::size_t bytes) {
    used_ += bytes;
    held_[owner] += bytes;
  }
  void discharge(Owner owner, std::size_t bytes) {
    used_ -= bytes;
    held_[owner] -= bytes;
  }

  // Bytes in use, headers included: by all, by one.
  std::size_t used() const { return used_; }
  std::size_t held(Owner owner) const { return held_[owner]; }
  // What a block of that size costs.
  static std::size_t cost(std::size_t size) { return size + sizeof(Header); }

 private:
  // Stands before each block; `size` counts it in.
  struct Header {
    std::uint32_t size;
    Owner owner;
  };
  struct Free {
    Header header;
    Free* next;
  };
  static constexpr std::size_t grain = 16, small_max = 1024, chunk_size = 64 * 1024;

  Header* take_small(std::size_t size);
  void* stretch(Header* header, std::size_t whole);

  Free* free_[small_max / grain + 1] = {};
  std::byte *fresh_ = nullptr, *fresh_end_ = nullptr;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::size_t used_ = 0;
  std::size_t limit_;
  Owner owner_ = 0;
  std::size_t most_ = SIZE_MAX;    // of owner_
  std::vector<std::size_t> held_;  // by owner
  std::vector<Owner> retired_;
  std::size_t next_retired_ = 0;
};

}  // namespace hailstorm
