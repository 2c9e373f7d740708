// A filter: what it reads it writes, in upper case.
#include <ctype.h>
#include <unistd.h>

int main(void) {
  static char buffer[65536];
  ssize_t count;
  while ((count = read(0, buffer, sizeof buffer)) > 0) {
    for (ssize_t i = 0; i < count; i++) buffer[i] = (char)toupper((unsigned char)buffer[i]);
    for (ssize_t at = 0; at < count;) {
      ssize_t written = write(1, buffer + at, count - at);
      if (written < 0) return 2;
      at += written;
    }
  }
  return count < 0 ? 1 : 0;
}
