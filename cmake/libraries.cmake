# Third-party libraries, each as one target that a room names in USES. All come from Debian's
# packages.
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(muparser CONFIG REQUIRED)
find_package(yaml-cpp CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(Catch2 2 CONFIG REQUIRED)
include(Catch)
find_path(boost_include boost/beast/core.hpp REQUIRED)

add_library(use_muparser INTERFACE)
target_link_libraries(use_muparser INTERFACE muparser::muparser)

add_library(use_yaml-cpp INTERFACE)
target_link_libraries(use_yaml-cpp INTERFACE yaml-cpp)

add_library(use_json INTERFACE)
target_link_libraries(use_json INTERFACE nlohmann_json::nlohmann_json)

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

include(cmake/duktape.cmake)
