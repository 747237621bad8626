# cmake -D FOLDER=... -D LOCK=... -D NPM=... -P npm.cmake
# Installs what the npm lock file in the folder LOCK names into FOLDER, unless it is there. All
# builds of a checkout share FOLDER: one of them installs, the others wait for it.
file(MAKE_DIRECTORY ${FOLDER})
file(LOCK ${FOLDER}.lock GUARD PROCESS)
file(SHA256 ${LOCK}/package-lock.json wanted)
set(installed "")
if(EXISTS ${FOLDER}/installed)
  file(READ ${FOLDER}/installed installed)
endif()
if(installed STREQUAL wanted)
  return()
endif()
foreach(file package.json package-lock.json .npmrc)
  file(COPY_FILE ${LOCK}/${file} ${FOLDER}/${file})
endforeach()
message(STATUS "npm ci: what ${LOCK}/package-lock.json names")
execute_process(COMMAND ${NPM} ci WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "npm ci has failed in ${FOLDER} (${failed}): it needs the npm registry, or a "
    "mirror named in npm's own configuration")
endif()
file(WRITE ${FOLDER}/installed "${wanted}")
