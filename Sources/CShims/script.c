#define _GNU_SOURCE
#include "script.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void (*uncaught_error_handler)(const void *error);

void weft_on_uncaught_error(void (*handler)(const void *error)) { uncaught_error_handler = handler; }

// The code that the Swift compiler emits for top-level code calls this when an error is thrown and not
// caught. The runtime's own version traps; the executable's definition takes precedence over it, so that a
// failing script ends with one clear line and exit code 1. (swift/stdlib/public/core/ErrorType.swift)
void swift_errorInMain(const void *error) {
    if (uncaught_error_handler) uncaught_error_handler(error);
    fputs("an error left the program's top-level code\n", stderr);
    abort();
}

bool weft_is_main_thread(void) {
#ifdef __APPLE__
    return pthread_main_np() != 0;
#else
    return gettid() == getpid();
#endif
}
