// Nothing but a place for the headers that test programs share: cmake/test_program.cmake.
