#define _GNU_SOURCE
#include "CScriptMain.h"

#include <pthread.h>
#include <unistd.h>

// The code that the Swift compiler emits for top-level code calls this when an error is thrown and not
// caught. The runtime's own version traps; the executable's definition takes precedence over it, so that a
// failing script ends with one clear line and exit code 1. (swift/stdlib/public/core/ErrorType.swift)
void swift_errorInMain(const void *error) { weft_script_failed(error); }

void weft_link_script_hook(void) {}

bool weft_is_main_thread(void) {
#ifdef __APPLE__
    return pthread_main_np() != 0;
#else
    return gettid() == getpid();
#endif
}
