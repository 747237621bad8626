// Terminal modes, and the signals that would leave one behind.
#include "loop/keyboard.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <csignal>
#include <iterator>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

constexpr int fatal_signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGHUP};

// What a signal handler can reach: written before the handlers are there, read by them only.
struct Saved {
  int file = -1;
  termios mode{};
  struct sigaction before[std::size(fatal_signals)] = {};
  struct sigaction stop_before = {};
};
Saved saved;

// Puts the terminal back, and lets the signal do what it would have done.
void put_back_and_die(int number) {
  tcsetattr(saved.file, TCSANOW, &saved.mode);
  for (std::size_t i = 0; i < std::size(fatal_signals); ++i) {
    if (fatal_signals[i] == number) sigaction(number, &saved.before[i], nullptr);
  }
  raise(number);
}

bool is_in_foreground(int file) { return isatty(file) == 1 && tcgetpgrp(file) == getpgrp(); }

void catch_fatal_signals() {
  struct sigaction action = {};
  action.sa_handler = put_back_and_die;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < std::size(fatal_signals); ++i)
    sigaction(fatal_signals[i], &action, &saved.before[i]);
  // In the background the terminal answers with an error instead of stopping the process.
  struct sigaction ignored = {};
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGTTIN, &ignored, &saved.stop_before);
}

void let_go_of_signals() {
  for (std::size_t i = 0; i < std::size(fatal_signals); ++i)
    sigaction(fatal_signals[i], &saved.before[i], nullptr);
  sigaction(SIGTTIN, &saved.stop_before, nullptr);
}

void hand_over_each_key(int file, const termios& mode) {
  termios single = mode;
  single.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  single.c_cc[VMIN] = 1;
  single.c_cc[VTIME] = 0;
  tcsetattr(file, TCSANOW, &single);
}

}  // namespace

struct Keyboard::State {
  State(Loop& loop, std::function<void(char)> handler)
      : on_key(std::move(handler)), terminal(loop.context()) {}

  void wait() {
    waits = true;
    terminal.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                        [this](const boost::system::error_code& error) {
                          if (!error) read_keys();
                        });
  }

  void read_keys() {
    waits = false;
    char keys[64];
    const ssize_t count = ::read(terminal.native_handle(), keys, sizeof keys);
    if (count <= 0) return;  // in the background, or the terminal is gone
    for (ssize_t i = 0; i < count; ++i) on_key(keys[i]);
    wait();
  }

  std::function<void(char)> on_key;
  boost::asio::posix::stream_descriptor terminal;
  bool listens = false, waits = false;
};

Keyboard::Keyboard(Loop& loop, int file, std::function<void(char key)> on_key)
    : state_(std::make_unique<State>(loop, std::move(on_key))) {
  HAIL_CHECK(saved.file == -1);
  if (!is_in_foreground(file) || tcgetattr(file, &saved.mode) != 0) return;
  // Opened anew: Asio lets it never block, which the other descriptors of the terminal, standard
  // error and the shell's among them, would share with a copy.
  const int terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC);
  if (terminal < 0) return;
  saved.file = file;
  catch_fatal_signals();
  hand_over_each_key(file, saved.mode);
  state_->terminal.assign(terminal);
  state_->listens = true;
  state_->wait();
}

Keyboard::~Keyboard() {
  if (!state_->listens) return;
  // From the background it would stop the process; the shell has put the terminal back already.
  if (is_in_foreground(saved.file)) tcsetattr(saved.file, TCSANOW, &saved.mode);
  let_go_of_signals();
  saved.file = -1;
}

bool Keyboard::listens() const { return state_->listens; }

void Keyboard::resume() {
  if (!state_->listens || !is_in_foreground(saved.file)) return;
  hand_over_each_key(saved.file, saved.mode);
  if (!state_->waits) state_->wait();
}

}  // namespace hailstorm
