# write_if_changed(FILE TEXT): a generated file keeps its time stamp when its text stays the same.
function(write_if_changed file text)
  file(WRITE ${file}.new "${text}")
  file(COPY_FILE ${file}.new ${file} ONLY_IF_DIFFERENT)
endfunction()

# embed(TARGET NAME FILE)
# Makes the text of FILE available to the sources of TARGET as `extern const std::string_view NAME;`
# in namespace hailstorm.
function(embed target name file)
  set(out ${CMAKE_BINARY_DIR}/embed/${name}.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  write_if_changed(${out}
"#include <string_view>
namespace hailstorm {
extern const std::string_view ${name};
const std::string_view ${name} = R\"embedded(${text})embedded\";
}
")
  target_sources(${target} PRIVATE ${out})
endfunction()

# embed_bytes(TARGET NAME FILE)
# Makes the bytes of FILE, which the build makes, available to the sources of TARGET as
# `extern "C" const char NAME[], NAME_end[];`.
enable_language(ASM)
function(embed_bytes target name file)
  set(out ${CMAKE_BINARY_DIR}/embed/${name}.S)
  write_if_changed(${out}
"	.section .rodata
	.global ${name}
	.global ${name}_end
	.balign 16
${name}:
	.incbin \"${file}\"
${name}_end:
	.byte 0
	.section .note.GNU-stack,\"\",%progbits
")
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${out})
endfunction()
