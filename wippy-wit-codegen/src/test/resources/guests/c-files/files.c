// A shell for files: every command is one or two calls of the system, relative to the first preopen or
// to the directory that `cd` opened, and says what it found or why the system refused.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_PREOPEN 3
#define MOST_WORDS 8

extern char **environ;

static char *said;
static size_t length, room;
static int base;

static void say(const char *format, ...) {
  va_list args;
  va_start(args, format);
  char text[4096];
  int size = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  if (size >= (int)sizeof text) size = sizeof text - 1;
  while (length + size + 1 > room) said = realloc(said, room = room * 2 + 4096);
  memcpy(said + length, text, size);
  length += size;
}

static void done(int result) {
  if (result < 0) say("%s", strerror(errno));
  else say("ok");
}

static void cat(const char *path, int flags) {
  int fd = openat(base, path, O_RDONLY | flags);
  if (fd < 0) return done(fd);
  char buffer[1024];
  ssize_t size;
  while ((size = read(fd, buffer, sizeof buffer)) > 0) say("%.*s", (int)size, buffer);
  if (size < 0) done(-1);
  close(fd);
}

static void put(const char *path, int flags, const char *text) {
  int fd = openat(base, path, O_WRONLY | O_CREAT | flags, 0666);
  if (fd < 0) return done(fd);
  done(write(fd, text, strlen(text)));
  close(fd);
}

static const char *kind(mode_t mode) {
  return S_ISDIR(mode) ? "directory" : S_ISREG(mode) ? "file" : S_ISLNK(mode) ? "link" : "other";
}

static void describe(const char *path, int flags) {
  struct stat found;
  if (fstatat(base, path, &found, flags) < 0) return done(-1);
  say("%s of %lld, %llu names, modified %lld", kind(found.st_mode),
      S_ISDIR(found.st_mode) ? 0LL : (long long)found.st_size,
      S_ISDIR(found.st_mode) ? 0ULL : (unsigned long long)found.st_nlink,
      found.st_mtim.tv_sec > 2000000000 ? (long long)found.st_mtim.tv_sec : 0LL);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list(const char *path) {
  int fd = openat(base, path, O_RDONLY | O_DIRECTORY);
  DIR *dir = fd < 0 ? NULL : fdopendir(fd);
  if (dir == NULL) return done(-1);
  char *names[1024];
  int count = 0;
  struct dirent *entry;
  while ((entry = readdir(dir)) != NULL && count < 1024) {
    if (entry->d_name[0] == '.') continue;
    char *name = malloc(strlen(entry->d_name) + 2);
    strcpy(name, entry->d_name);
    if (entry->d_type == DT_DIR) strcat(name, "/");
    if (entry->d_type == DT_LNK) strcat(name, "@");
    names[count++] = name;
  }
  closedir(dir);
  qsort(names, count, sizeof *names, by_name);
  for (int i = 0; i < count; i++) {
    say(i == 0 ? "%s" : " %s", names[i]);
    free(names[i]);
  }
}

static void enter(const char *path) {
  int fd = openat(base, path, O_RDONLY | O_DIRECTORY);
  if (fd < 0) return done(fd);
  base = fd;
  say("ok");
}

static void resize(const char *path, long long size) {
  int fd = openat(base, path, O_RDWR);
  if (fd < 0) return done(fd);
  done(ftruncate(fd, size));
  close(fd);
}

static void touch(const char *path, long long seconds, int flags) {
  struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
  done(utimensat(base, path, times, flags));
}

static void read_link(const char *path) {
  char target[4096];
  ssize_t size = readlinkat(base, path, target, sizeof target);
  if (size < 0) done(-1);
  else say("%.*s", (int)size, target);
}

static void environment(void) {
  for (char **each = environ; each != NULL && *each != NULL; each++) say("%s ", *each);
}

// What is open stays open: how many can be?
static void flood(const char *path) {
  int count = 0;
  while (openat(base, path, O_RDONLY) >= 0) count++;
  say("%d then %s", count, strerror(errno));
}

static void run(char **w, int n) {
  if (n < 1) return;
#define IS(name, words) (n >= (words) && strcmp(w[0], name) == 0)
  if (IS("cat", 2)) cat(w[1], 0);
  else if (IS("lcat", 2)) cat(w[1], O_NOFOLLOW);
  else if (IS("put", 3)) put(w[1], O_TRUNC, w[2]);
  else if (IS("new", 3)) put(w[1], O_EXCL, w[2]);
  else if (IS("append", 3)) put(w[1], O_APPEND, w[2]);
  else if (IS("stat", 2)) describe(w[1], 0);
  else if (IS("lstat", 2)) describe(w[1], AT_SYMLINK_NOFOLLOW);
  else if (IS("ls", 2)) list(w[1]);
  else if (IS("cd", 2)) enter(w[1]);
  else if (IS("base", 2)) base = atoi(w[1]), say("ok");
  else if (IS("mkdir", 2)) done(mkdirat(base, w[1], 0777));
  else if (IS("rmdir", 2)) done(unlinkat(base, w[1], AT_REMOVEDIR));
  else if (IS("rm", 2)) done(unlinkat(base, w[1], 0));
  else if (IS("mv", 3)) done(renameat(base, w[1], base, w[2]));
  else if (IS("ln", 3)) done(linkat(base, w[1], base, w[2], 0));
  else if (IS("lnf", 3)) done(linkat(base, w[1], base, w[2], AT_SYMLINK_FOLLOW));
  else if (IS("lns", 3)) done(symlinkat(w[1], base, w[2]));
  else if (IS("readlink", 2)) read_link(w[1]);
  else if (IS("size", 3)) resize(w[1], atoll(w[2]));
  else if (IS("touch", 3)) touch(w[1], atoll(w[2]), 0);
  else if (IS("ltouch", 3)) touch(w[1], atoll(w[2]), AT_SYMLINK_NOFOLLOW);
  else if (IS("flood", 2)) flood(w[1]);
  else if (IS("env", 1)) environment();
  else say("what is %s?", w[0]);
}

static void run_line(char *line) {
  char *words[MOST_WORDS];
  int count = 0;
  char *state;
  for (char *word = strtok_r(line, " ", &state); word != NULL && count < MOST_WORDS;
       word = strtok_r(NULL, " ", &state)) {
    words[count++] = word;
  }
  run(words, count);
  say("\n");
}

__attribute__((export_name("cabi_realloc"))) void *cabi_realloc(void *old, size_t was, size_t align,
                                                                size_t size) {
  return realloc(old, size);
}

__attribute__((export_name("run"))) void *run_commands(char *commands, size_t size) {
  static struct {
    char *text;
    size_t length;
  } result;
  base = FIRST_PREOPEN;
  char *text = malloc(size + 1);
  memcpy(text, commands, size);
  text[size] = 0;
  char *state;
  for (char *line = strtok_r(text, "\n", &state); line != NULL; line = strtok_r(NULL, "\n", &state))
    run_line(line);
  result.text = said;
  result.length = length;
  return &result;
}
