// Where the 128 buckets of an octave begin, exactly, and how to find a value's bucket in it.
//
// A logarithm rounds, and a value at a bucket's edge would fall on either side from one machine to
// the next. So the edges are integers: a value shifted until its top bit is set is compared with
// the smallest such integer not below 2^(63 + j/128). (The idea is that of OpenTelemetry's and
// Prometheus's exact exponential histograms.)
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace hailstorm {

// The smallest T with T^128 >= 2^(63 * 128 + j).
constexpr std::array<std::uint64_t, 128> bucket_starts = {
    0x8000000000000000, 0x80B1ED4FD999AB6D, 0x8164D1F3BC030774, 0x8218AF4373FC25EC,
    0x82CD8698AC2BA1D8, 0x8383594EEFB6EE37, 0x843A28C3ACDE4047, 0x84F1F656379C1A2A,
    0x85AAC367CC487B15, 0x8664915B923FBA04, 0x871F61969E8D1011, 0x87DB357FF698D792,
    0x88980E8092DA8528, 0x8955EE03618E5FDD, 0x8A14D575496EFD9B, 0x8AD4C6452C728925,
    0x8B95C1E3EA8BD6E7, 0x8C57C9C4646F4DDE, 0x8D1ADF5B7E5BA9E6, 0x8DDF042022E69CD6,
    0x8EA4398B45CD53C1, 0x8F6A8117E6C8E5C5, 0x9031DC431466B1DD, 0x90FA4C8BEEE4B12B,
    0x91C3D373AB11C337, 0x928E727D9531F9AD, 0x935A2B2F13E6E92C, 0x9426FF0FAB1C04B7,
    0x94F4EFA8FEF70962, 0x95C3FE86D6CC7FEF, 0x96942D3720185A01, 0x97657D49F17AB08F,
    0x9837F0518DB8A970, 0x990B87E266C189AA, 0x99E0459320B7FA65, 0x9AB62AFC94FF864B,
    0x9B8D39B9D54E5539, 0x9C6573682EC32C2E, 0x9D3ED9A72CFFB751, 0x9E196E189D472421,
    0x9EF5326091A111AE, 0x9FD228256400DD06, 0xA0B0510FB9714FC3, 0xA18FAECA8544B6E4,
    0xA27043030C496819, 0xA3520F68E802BB93, 0xA43515AE09E6809F, 0xA5195786BE9EF33A,
    0xA5FED6A9B15138EB, 0xA6E594CFEEE86B1E, 0xA7CD93B4E965356A, 0xA8B6D5167B320E09,
    0xA9A15AB4EA7C0EF9, 0xAA8D2652EC90762A, 0xAB7A39B5A93ED338, 0xAC6896A4BE3FE92A,
    0xAD583EEA42A14AC7, 0xAE493452CA35B80F, 0xAF3B78AD690A4375, 0xB02F0DCBB6E04584,
    0xB123F581D2AC2590, 0xB21A31A66618FE3C, 0xB311C412A911248A, 0xB40AAEA2654B9841,
    0xB504F333F9DE6485, 0xB60093A85ED5F76C, 0xB6FD91E328D17792, 0xB7FBEFCA8CA41E7D,
    0xB8FBAF4762FB9EEA, 0xB9FCD2452C0B9DEB, 0xBAFF5AB2133E45FC, 0xBC034A7EF2E9FB0D,
    0xBD08A39F580C36BF, 0xBE0F6809860993E3, 0xBF1799B67A731083, 0xC0213AA1F0D08DB1,
    0xC12C4CCA66709457, 0xC238D2311E3D6673, 0xC346CCDA24976408, 0xC4563ECC5334CB33,
    0xC5672A115506DADE, 0xC67990B5AA245F7A, 0xC78D74C8ABB9B15D, 0xC8A2D85C8FFE2C46,
    0xC9B9BD866E2F27A3, 0xCAD2265E4290774E, 0xCBEC14FEF2727C5D, 0xCD078B86503DCDD2,
    0xCE248C151F8480E4, 0xCF4318CF191918C2, 0xD06333DAEF2B2595, 0xD184DF6251699AC7,
    0xD2A81D91F12AE45B, 0xD3CCF099859AC37A, 0xD4F35AABCFEDFA20, 0xD61B5DFE9F9BCE07,
    0xD744FCCAD69D6AF5, 0xD870394C6DB32C85, 0xD99D15C278AFD7B6, 0xDACB946F2AC9CC72,
    0xDBFBB797DAF23756, 0xDD2D818508324C21, 0xDE60F4825E0E9124, 0xDF9612DEB8F04421,
    0xE0CCDEEC2A94E112, 0xE2055AFFFE83D369, 0xE33F8972BE8A5A52, 0xE47B6CA0373DA88E,
    0xE5B906E77C8348A9, 0xE6F85AAAEE1FCE23, 0xE8396A503C4BDC69, 0xE97C38406C4F8C57,
    0xEAC0C6E7DD24392F, 0xEC0718B64C1CBDDD, 0xED4F301ED9942B85, 0xEE990F980DA3025C,
    0xEFE4B99BDCDAF5CC, 0xF13230A7AD09450A, 0xF281773C59FFB13A, 0xF3D28FDE3A641A5B,
    0xF5257D152486CC2D, 0xF67A416C733F846E, 0xF7D0DF730AD13BB9, 0xF92959BB5DD4BA75,
    0xFA83B2DB722A033B, 0xFBDFED6CE5F09C49, 0xFD3E0C0CF486C175, 0xFE9E115C7B8F884C,
};

namespace octave {

// The upper eight bits below the top one cut the octave into 256 cells, each narrower than any
// bucket, so that at most one bucket begins within a cell.
constexpr int cell_bits = 8;

// The bucket of the first value of each cell.
constexpr auto cell_buckets = [] {
  std::array<std::uint8_t, 1 << cell_bits> cells{};
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const std::uint64_t first = (std::uint64_t{1} << 63) | (cell << (63 - cell_bits));
    while (cells[cell] < 127 && bucket_starts[cells[cell] + 1u] <= first) ++cells[cell];
  }
  return cells;
}();

// The last value of each bucket.
constexpr auto bucket_ends = [] {
  std::array<std::uint64_t, 128> ends{};
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) ends[i] = bucket_starts[i + 1] - 1;
  ends.back() = ~std::uint64_t{0};
  return ends;
}();

}  // namespace octave

// The i with 2^(i/128) <= value < 2^((i+1)/128). value above 0. Thread: any.
constexpr int bucket_of(std::uint64_t value) {
  const int zeros = std::countl_zero(value);
  const std::uint64_t shifted = value << zeros;
  const int guess = octave::cell_buckets[(shifted << 1) >> (64 - octave::cell_bits)];
  return (63 - zeros) * 128 + guess + (shifted > octave::bucket_ends[guess] ? 1 : 0);
}

}  // namespace hailstorm
