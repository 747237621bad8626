# The transpiler of the room `transpile`: TypeScript from npm, as lib/transpile/npm locks it, and
# the parts in lib/transpile/*.js, compiled by this build's Duktape into one program that the
# library holds, compressed. Duktape's bytecode belongs to the build that loads it.
find_program(npm npm)
if(NOT npm)
  message(FATAL_ERROR "npm is missing: ./hail setup installs it")
endif()
set(HAIL_NPM ${CMAKE_SOURCE_DIR}/build/npm CACHE PATH "Where npm installs; builds may share it")

set(transpile_npm ${CMAKE_SOURCE_DIR}/lib/transpile/npm)
set(transpile_stamp ${CMAKE_BINARY_DIR}/transpile/npm.stamp)
add_custom_command(OUTPUT ${transpile_stamp}
  COMMAND ${CMAKE_COMMAND} -D FOLDER=${HAIL_NPM} -D LOCK=${transpile_npm} -D NPM=${npm}
    -P ${CMAKE_SOURCE_DIR}/cmake/npm.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${transpile_stamp}
  DEPENDS ${transpile_npm}/package.json ${transpile_npm}/package-lock.json
    ${CMAKE_SOURCE_DIR}/cmake/npm.cmake
  COMMENT "TypeScript from npm" VERBATIM)

# The program that makes it; in builds with sanitizers it is slow, and that once.
add_executable(transpile_pack ${CMAKE_SOURCE_DIR}/cmake/transpile_pack.cpp)
target_link_libraries(transpile_pack PRIVATE use_duktape use_zstd)

# transpiler(TARGET PART...): the first part comes before TypeScript, the others after it, in order.
function(transpiler target)
  set(folder ${CMAKE_BINARY_DIR}/transpile)
  set(parts)
  foreach(part ${ARGN})
    list(APPEND parts ${CMAKE_SOURCE_DIR}/lib/transpile/${part}.js)
  endforeach()
  add_custom_command(OUTPUT ${folder}/transpiler.zst
    COMMAND transpile_pack ${HAIL_NPM}/node_modules/typescript/lib/typescript.js
      ${folder}/transpiler.zst ${parts}
    DEPENDS transpile_pack ${transpile_stamp} ${parts}
    COMMENT "Compiling TypeScript by Duktape" VERBATIM)
  embed_bytes(${target} hailstorm_transpiler ${folder}/transpiler.zst)
endfunction()
