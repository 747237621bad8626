// Beast's parser, as the response reader uses it. For response_reader.cpp only.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstring>

#include "http/exchange.h"

namespace hailstorm {

// Tells where the pieces of the body are, and what the head has in it.
class ResponseParser final : public boost::beast::http::basic_parser<false> {
  using Text = boost::beast::string_view;
  using Code = boost::beast::error_code;

 public:
  // The body is moved together here, over what stood between its pieces; null: it is thrown away.
  char* body_end = nullptr;
  int status = 0;
  HeadFacts facts;

 private:
  std::size_t take(Text piece) {
    if (body_end == nullptr) return piece.size();
    if (body_end != piece.data()) std::memmove(body_end, piece.data(), piece.size());
    body_end += piece.size();
    return piece.size();
  }

  void on_request_impl(boost::beast::http::verb, Text, Text, int, Code&) override {}
  void on_response_impl(int code, Text, int, Code&) override { status = code; }
  void on_field_impl(boost::beast::http::field field, Text, Text, Code&) override {
    using Field = boost::beast::http::field;
    if (in_trailers_) return;
    switch (field) {
      case Field::content_encoding: facts.content_encoding = true; break;
      case Field::set_cookie: facts.set_cookie = true; break;
      case Field::location: facts.location = true; break;
      case Field::www_authenticate: facts.www_authenticate = true; break;
      default: break;
    }
  }
  void on_header_impl(Code&) override { in_trailers_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
  std::size_t on_body_impl(Text piece, Code&) override { return take(piece); }
  void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, Code&) override { return take(piece); }
  void on_finish_impl(Code&) override {}

  bool in_trailers_ = false;  // what fields come now are not of the head
};

}  // namespace hailstorm
