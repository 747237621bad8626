// A pool counts each block for its owner, and does not run out of owners.
#include "script/block_pool.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

using namespace hailstorm;

TEST_CASE("the number of an owner that left little behind is used again, before a collection") {
  BlockPool pool;
  BlockPool::Owner highest = 0;
  std::vector<void*> garbage;  // that nobody releases for now
  garbage.reserve(10'000);
  for (int bot = 0; bot < 10'000; ++bot) {
    const BlockPool::Owner owner = pool.new_owner();
    highest = std::max(highest, owner);
    pool.work_for(owner);
    REQUIRE(pool.held(owner) <= BlockPool::left_behind_max);
    garbage.push_back(pool.allocate(100));
    pool.retire(owner);
  }
  // A hundred bytes, with their header, 10,000 times: so many owners hold them at least.
  const std::size_t full = pool.used() / BlockPool::left_behind_max;
  CHECK(highest >= full / 2);
  CHECK(highest <= 4 * full);
  for (void* block : garbage) pool.release(block);
  CHECK(pool.used() == 0);
}

TEST_CASE("an owner that left much behind is left alone until it is released") {
  BlockPool pool;
  const BlockPool::Owner first = pool.new_owner();
  pool.work_for(first);
  void* const block = pool.allocate(BlockPool::left_behind_max + 1);
  pool.retire(first);
  const BlockPool::Owner second = pool.new_owner();
  CHECK(second != first);
  pool.release(block);
  CHECK(pool.held(first) == 0);
  CHECK(pool.new_owner() == first);
}
