#define _GNU_SOURCE
#include "script.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
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

static atomic_bool exit_was_called;

bool weft_exit_was_called(void) { return atomic_load(&exit_was_called); }

#ifdef __linux__
// The executable's definition takes precedence over the C library's for all callers but the C library itself.
void exit(int status) {
    atomic_store(&exit_was_called, true);
    void (*end)(int) = (void (*)(int))dlsym(RTLD_NEXT, "exit");
    if (end) end(status);
    _exit(status);
}
#endif

static void *end_without_reader(void *descriptor) {
    struct pollfd end = {.fd = (int)(intptr_t)descriptor, .events = 0};
    while (poll(&end, 1, -1) < 0 && errno == EINTR) {}
    _exit(1);
}

void weft_end_without_reader(int descriptor) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, end_without_reader, (void *)(intptr_t)descriptor) == 0) pthread_detach(thread);
}

// In executables that have a session, which scripts are.
extern void weft_script_begins(void) __attribute__((weak));

__attribute__((constructor)) static void begin(void) {
    if (getenv("WEFT_RUN") && weft_script_begins) weft_script_begins();
}
