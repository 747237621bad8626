# What holds for every target of the build.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_INTERFACE_LINK_LIBRARIES_DIRECT ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(ccache ccache)
if(ccache)
  set(CMAKE_C_COMPILER_LAUNCHER ${ccache})
  # Else ccache would not keep what is compiled with precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${ccache})
endif()

set(HAIL_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize takes them")
if(HAIL_SANITIZE)
  add_compile_options(-fsanitize=${HAIL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HAIL_SANITIZE})
  # The check of virtual tables opens a pipe to look at memory, and takes a machine without
  # descriptors, which tests make, for a bad object. What it would find the address sanitizer finds.
  add_compile_options(-fno-sanitize=vptr)
  if(HAIL_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # gcc warns that TSan does not know atomic_thread_fence, which Asio's headers use.
    add_compile_options(-Wno-tsan)
  endif()
endif()

option(HAIL_FUZZ "Build the fuzz targets (clang only)" OFF)
if(HAIL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

# Programs stand at the top of the build: build/release/hailstorm.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

include(CTest)
