# Our own build of Duktape from the amalgamated source that Debian's duktape-dev ships, with
# lib/script/duk_custom.h spliced into its configuration. The configuration changes the layout of
# Duktape's structures, so this folder must come before /usr/include.
set(duktape_source /usr/share/duktape)
if(NOT EXISTS ${duktape_source}/duktape.c)
  message(FATAL_ERROR "Duktape's source is missing in ${duktape_source}: ./hail setup installs it")
endif()
set(duktape_build ${CMAKE_BINARY_DIR}/duktape)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/lib/script/duk_custom.h)
file(READ ${duktape_source}/duk_config.h config)
string(FIND "${config}" "/* __OVERRIDE_DEFINES__ */" marker)
if(marker EQUAL -1)
  message(FATAL_ERROR "duk_config.h has no __OVERRIDE_DEFINES__ marker: an unknown duktape-dev")
endif()
string(REPLACE "/* __OVERRIDE_DEFINES__ */" "#include \"duk_custom.h\"" config "${config}")
write_if_changed(${duktape_build}/duk_config.h "${config}")

# The steps a regular expression may take are a constant in the source: a billion, minutes of a
# core. Five million end in a RangeError after about 50 ms.
file(READ ${duktape_source}/duktape.c source)
string(REPLACE "#define DUK_RE_EXECUTE_STEPS_LIMIT 1000000000L"
  "#define DUK_RE_EXECUTE_STEPS_LIMIT 5000000L" patched "${source}")
if(patched STREQUAL source)
  message(FATAL_ERROR "duktape.c has no DUK_RE_EXECUTE_STEPS_LIMIT: an unknown duktape-dev")
endif()

# Finalizers run in the heap's first thread and fail, without a word and for good, while that thread
# waits for a coroutine: what dies in one is kept until the coroutine has yielded.
set(source "${patched}")
set(busy "heap->heap_thread != NULL && heap->heap_thread->state == DUK_HTHREAD_STATE_RESUMED")
string(REPLACE "if (heap->pf_prevent_count != 0) {"
  "if (heap->pf_prevent_count != 0 || (${busy})) {" patched "${source}")
if(patched STREQUAL source)
  message(FATAL_ERROR "duktape.c has no pf_prevent_count: an unknown duktape-dev")
endif()
write_if_changed(${duktape_build}/duktape.c "${patched}")
configure_file(${duktape_source}/duktape.h ${duktape_build}/duktape.h COPYONLY)
configure_file(${CMAKE_SOURCE_DIR}/lib/script/duk_custom.h ${duktape_build}/duk_custom.h COPYONLY)

add_library(duktape STATIC ${duktape_build}/duktape.c)
target_include_directories(duktape SYSTEM BEFORE PUBLIC ${duktape_build})
target_compile_options(duktape PRIVATE -O2 -w)
set_target_properties(duktape PROPERTIES C_STANDARD 99)
target_link_libraries(duktape PUBLIC m)

add_library(use_duktape INTERFACE)
target_link_libraries(use_duktape INTERFACE duktape)
