# room(NAME [NEEDS rooms...] [USES libraries...])
# A room is one folder of lib/, one static library and one test program. Its sources see the headers
# of the rooms they need and of no other, so an include against the grain cannot compile: each room
# is seen through a folder of its own, build/rooms/NAME, that holds a link to it and nothing else.
# Every header compiles alone: the source of its name opens with it (a house rule); those that have
# none are compiled by the target all_verify_interface_header_sets.
set(hail_warnings -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Of maybe-uninitialized gcc 12 is wrong about moved std::variant and std::optional at -O2.
  list(APPEND hail_warnings -Wshadow=local -Wconversion -Wno-sign-conversion
    -Wno-maybe-uninitialized -Werror)
endif()

function(room name)
  cmake_parse_arguments(arg "" "" "NEEDS;USES" ${ARGN})
  set(view ${CMAKE_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${view})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/lib/${name} ${view}/${name} SYMBOLIC)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/lib/${name}/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${view}/${name}/*.h)
  set(alone)
  foreach(header ${headers})
    string(REGEX REPLACE "\\.h$" ".cpp" twin ${header})
    if(NOT EXISTS ${twin})
      list(APPEND alone ${header})
    endif()
  endforeach()
  list(TRANSFORM arg_NEEDS PREPEND hailstorm_)
  list(TRANSFORM arg_USES PREPEND use_)
  set(target hailstorm_${name})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${view} FILES ${headers}
      FILE_SET alone TYPE HEADERS BASE_DIRS ${view} FILES ${alone})
    target_link_libraries(${target} PUBLIC ${arg_NEEDS} PRIVATE ${arg_USES})
    target_compile_options(${target} PRIVATE ${hail_warnings})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON
      INTERFACE_HEADER_SETS_TO_VERIFY alone)
  else()
    add_library(${target} INTERFACE)
    target_sources(${target} INTERFACE FILE_SET HEADERS BASE_DIRS ${view} FILES ${headers})
    target_link_libraries(${target} INTERFACE ${arg_NEEDS})
  endif()
  add_library(hailstorm::${name} ALIAS ${target})
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*_test.cpp)
  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${target} ${arg_USES})
    target_compile_definitions(${name}_test PRIVATE HAIL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    test_program(${name}_test ${name})
  endif()
endfunction()
