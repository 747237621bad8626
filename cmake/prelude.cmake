# The prelude of the room `script`: lib/script/*.js, compiled by this build's Duktape. Duktape's
# bytecode belongs to the build that loads it.
add_executable(script_pack ${CMAKE_SOURCE_DIR}/cmake/script_pack.cpp)
target_link_libraries(script_pack PRIVATE use_duktape)

# prelude(TARGET PART...)
function(prelude target)
  set(folder ${CMAKE_BINARY_DIR}/prelude)
  file(MAKE_DIRECTORY ${folder})
  set(parts)
  foreach(part ${ARGN})
    list(APPEND parts ${CMAKE_SOURCE_DIR}/lib/script/${part}.js)
  endforeach()
  add_custom_command(OUTPUT ${folder}/prelude.code
    COMMAND script_pack ${folder}/prelude.code ${parts}
    DEPENDS script_pack ${parts}
    COMMENT "Compiling the prelude of bots by Duktape" VERBATIM)
  embed_bytes(${target} hailstorm_prelude ${folder}/prelude.code)
endfunction()
