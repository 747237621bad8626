# test_program(TARGET PREFIX)
# What the programs of tests share: warnings, Catch2 with its main and the headers that nearly all
# include, compiled once; their tests are ctest's, named "PREFIX: what the test says". Tests are not
# optimized: that would take most of the time to build them, and gain none in running. Those of the
# rooms, that is all that do without the program as a whole, are also the target room_tests.
add_library(test_headers OBJECT ${CMAKE_SOURCE_DIR}/tests/headers.cpp)
target_link_libraries(test_headers PRIVATE Catch2::Catch2)
target_precompile_headers(test_headers PRIVATE <catch2/catch.hpp> <chrono> <functional> <map>
  <memory> <optional> <string> <string_view> <utility> <vector>)

function(unoptimized target)
  target_compile_options(${target} PRIVATE ${hail_warnings} $<$<CONFIG:Release>:-O0>)
endfunction()
unoptimized(test_headers)

# (The inner quotes keep the space on its way through cmake -D.)
add_custom_target(room_tests)
function(test_program target prefix)
  if(NOT prefix STREQUAL "e2e")
    add_dependencies(room_tests ${target})
  endif()
  target_link_libraries(${target} PRIVATE Catch2::Catch2WithMain)
  unoptimized(${target})
  target_precompile_headers(${target} REUSE_FROM test_headers)
  catch_discover_tests(${target} TEST_PREFIX "'${prefix}: '")
endfunction()
