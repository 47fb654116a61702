#include "models/freight/Currency.h"

#include <algorithm>
#include <string_view>

namespace packbay {
namespace {

// ISO 4217, active codes by number of minor digits, as of 2026-11. Codes of fixed width, one blank between them.
constexpr std::u16string_view kTwoDigits
    = u"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY "
      u"COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS "
      u"INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR "
      u"MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
      u"STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG XDR YER ZAR ZMW ZWG";
constexpr std::u16string_view kNoDigits = u"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr std::u16string_view kThreeDigits = u"BHD IQD JOD KWD LYD OMR TND";
constexpr std::u16string_view kFourDigits = u"CLF UYW";

constexpr std::u16string_view kCountries
    = u"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
      u"CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
      u"GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
      u"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
      u"MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
      u"RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
      u"TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

// The lists are sorted and evenly spaced, so a code is found by halving without any table in memory.
bool listHas(std::u16string_view list, std::u16string_view code)
{
    const std::size_t stride = code.size() + 1;
    std::size_t low = 0;
    std::size_t high = (list.size() + 1) / stride;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const int order = list.substr(middle * stride, code.size()).compare(code);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

} // namespace

std::optional<int> currencyDigits(QStringView code)
{
    if (code.size() != 3)
        return std::nullopt;
    const std::u16string_view text(code.utf16(), 3);
    if (listHas(kTwoDigits, text))
        return 2;
    if (listHas(kNoDigits, text))
        return 0;
    if (listHas(kThreeDigits, text))
        return 3;
    if (listHas(kFourDigits, text))
        return 4;
    return std::nullopt;
}

bool isCountry(QStringView code)
{
    return code.size() == 2 && listHas(kCountries, std::u16string_view(code.utf16(), 2));
}

} // namespace packbay
