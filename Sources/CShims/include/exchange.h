#pragma once

/// Swaps two files or folders of one file system in a single step.
/// Returns 0, or -1 with `errno` set, `ENOSYS` or `EINVAL` where the file system can't.
int weft_exchange(const char *first, const char *second);
