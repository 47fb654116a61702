# One place for the flags and the two kinds of target that the project has.
add_library(packbay_flags INTERFACE)
add_library(Packbay::Flags ALIAS packbay_flags)
target_compile_features(packbay_flags INTERFACE cxx_std_20)
target_include_directories(packbay_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(packbay_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
    PACKBAY_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(packbay_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual)
    find_program(PACKBAY_LLD ld.lld)
    if(PACKBAY_LLD)
        add_link_options(-fuse-ld=lld)
    endif()
endif()
find_program(PACKBAY_CCACHE ccache)
if(PACKBAY_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${PACKBAY_CCACHE}")
endif()

# packbay_library(Name DEPS target...): the static library of this folder, known as Packbay::Name.
function(packbay_library name)
    cmake_parse_arguments(arg "" "" "DEPS;SOURCES" ${ARGN})
    if(NOT arg_SOURCES)
        file(GLOB arg_SOURCES CONFIGURE_DEPENDS *.cpp *.h *.qrc)
    endif()
    string(TOLOWER "packbay_${name}" target)
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(Packbay::${name} ALIAS ${target})
    target_link_libraries(${target} PUBLIC packbay_flags ${arg_DEPS})
endfunction()

# packbay_program(name DEPS target... SOURCES file...): a program in <build>/bin.
function(packbay_program name)
    cmake_parse_arguments(arg "" "" "DEPS;SOURCES" ${ARGN})
    if(NOT arg_SOURCES)
        file(GLOB arg_SOURCES CONFIGURE_DEPENDS *.cpp *.h *.qrc)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE packbay_flags ${arg_DEPS})
endfunction()
