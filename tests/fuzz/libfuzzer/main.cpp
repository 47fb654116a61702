// packbay-fuzz: libFuzzer over the target that PACKBAY_FUZZ_TARGET names; tests/fuzz/run.sh starts it.
#include "tests/fuzz/FuzzTargets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const packbay::fuzz::Target *const kTarget = packbay::fuzz::targetOf(qgetenv("PACKBAY_FUZZ_TARGET"));
    if (kTarget == nullptr) {
        std::fputs("PACKBAY_FUZZ_TARGET names no target\n", stderr);
        std::exit(2);
    }
    kTarget->run(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
