// The same requests made by bots and by curl: cases, and what became of them.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "process.h"

namespace hailstorm {

// A request as both clients make it. Its host is a.conf.test unless it says otherwise.
struct Case {
  std::string name, method = "GET", path;
  std::map<std::string, std::string> headers = {};
  std::string body = {};
  unsigned body_times = 1;                       // the body is repeated so often
  std::map<std::string, std::string> form = {};  // instead of a body
  std::string file_text = {};                    // a file in the form, which is multipart
  std::string auth = {};                         // "basic", "digest": user:secret
  bool redirects = true;
  std::string host = "a.conf.test";
};

// A server, or a chain of them, with what the two clients must be told to reach it.
struct Site {
  std::string name, scheme = "http";
  int port = 0;
  std::vector<std::string> storm_words = {}, curl_words = {};
};

// What became of a case: status, url, headers, body.
using Results = std::map<std::string, nlohmann::json>;

// By what a server can do.
std::vector<Case> cases_for_all();     // needs pages echo, status, redirect, length, cookies, basic
std::vector<Case> cases_of_node();     // all pages of conformance_app.js
std::vector<Case> cases_of_uploads();  // bodies of requests
std::vector<Case> cases_of_odd_answers();  // which servers in front of Node would not pass on
std::vector<Case> cases_of_nginx();        // static files, its own answers
std::vector<Case> cases_of_apache();       // static files, digest, its own answers

Results ask_by_curl(const WorkFolder& folder, const Site& site, const std::vector<Case>& cases);
Results ask_by_bot(const WorkFolder& folder, const Site& site, const std::vector<Case>& cases);

}  // namespace hailstorm
