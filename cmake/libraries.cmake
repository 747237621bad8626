# Third-party libraries, each as one target that a room names in USES. All come from Debian's
# packages.
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(muparser CONFIG REQUIRED)
find_package(yaml-cpp CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(spdlog CONFIG REQUIRED)
find_package(Catch2 2 CONFIG REQUIRED)
include(Catch)
find_path(boost_include boost/beast/core.hpp REQUIRED)

add_library(use_muparser INTERFACE)
target_link_libraries(use_muparser INTERFACE muparser::muparser)

add_library(use_yaml-cpp INTERFACE)
target_link_libraries(use_yaml-cpp INTERFACE yaml-cpp)

add_library(use_json INTERFACE)
target_link_libraries(use_json INTERFACE nlohmann_json::nlohmann_json)

add_library(use_spdlog INTERFACE)
target_link_libraries(use_spdlog INTERFACE spdlog::spdlog)

add_library(use_cli11 INTERFACE)
target_link_libraries(use_cli11 INTERFACE CLI11::CLI11)

add_library(use_asio INTERFACE)
target_include_directories(use_asio SYSTEM INTERFACE ${boost_include})
target_compile_definitions(use_asio INTERFACE BOOST_ASIO_NO_DEPRECATED)
target_link_libraries(use_asio INTERFACE Threads::Threads)

add_library(use_beast INTERFACE)
target_link_libraries(use_beast INTERFACE use_asio)

add_library(use_openssl INTERFACE)
target_link_libraries(use_openssl INTERFACE OpenSSL::SSL OpenSSL::Crypto)

# Debian's packages of these have no CMake files of their own, or only in later versions.
find_package(PkgConfig REQUIRED)
foreach(pair zlib:zlib cares:libcares zstd:libzstd psl:libpsl gumbo:gumbo)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 package)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${package})
  add_library(use_${name} INTERFACE)
  target_link_libraries(use_${name} INTERFACE PkgConfig::${name})
endforeach()
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec libbrotlienc)
add_library(use_brotli INTERFACE)
target_link_libraries(use_brotli INTERFACE PkgConfig::brotli)

include(cmake/duktape.cmake)
