//! Cities that datelines name, for the few cases where the form alone cannot tell ("Lima:", "ROME").
//!
//! The capitals are those of the country-codes data set (PDDL); the rest were added by hand for this project:
//! cities and regions from which news is often filed. Any other place is known by the dateline's form.

/// Lower case, without full stops, sorted.
#[rustfmt::skip]
const PLACES: [&str; 449] = [
    "abbottabad", "abu dhabi", "abuja", "accra", "addis ababa", "adelaide", "aden", "agra", "ahmedabad",
    "aleppo", "alexandria", "algiers", "amman", "amritsar", "amsterdam", "andorra la vella", "ankara",
    "antananarivo", "antwerp", "apia", "ashgabat", "asmara", "astana", "asuncion", "asunción", "athens",
    "atlanta", "auckland", "baghdad", "bagram", "baku", "balochistan", "baltimore", "bamako", "bamiyan",
    "bandar abbas", "bandar seri begawan", "bangkok", "bangui", "banjul", "bannu", "barcelona", "basra",
    "basse-terre", "basseterre", "beijing", "beirut", "belfast", "belgrade", "belmopan", "bengaluru",
    "benghazi", "berlin", "bern", "bethlehem", "bhopal", "birmingham", "bishkek", "bissau", "bogota",
    "bogotá", "bonn", "boston", "brasilia", "brasília", "bratislava", "brazzaville", "bridgetown",
    "brighton", "brisbane", "bristol", "brussels", "bucha", "bucharest", "budapest", "buenos aires",
    "busan", "cairo", "calgary", "canberra", "cape town", "caracas", "cardiff", "casablanca", "castries",
    "cayenne", "chaman", "chandigarh", "charsadda", "chattogram", "chennai", "chicago", "chisinau",
    "chittagong", "chișinău", "christchurch", "cologne", "colombo", "conakry", "copenhagen", "dakar",
    "dallas", "damascus", "dar es salaam", "darwin", "davos", "dehradun", "delhi", "denver",
    "dera ghazi khan", "dera ismail khan", "detroit", "dhaka", "dili", "djibouti", "dodoma", "doha",
    "donetsk", "dubai", "dublin", "durban", "dushanbe", "east jerusalem", "edinburgh", "edmonton", "erbil",
    "faisalabad", "florence", "fort-de-france", "frankfurt", "freetown", "funafuti", "gaborone", "gaza",
    "gaza city", "geneva", "georgetown", "ghazni", "gibraltar", "gilgit", "gitega", "glasgow", "goma",
    "guangzhou", "guatemala city", "gujranwala", "gurgaon", "gurugram", "guwahati", "gwadar", "hagatna",
    "haifa", "halifax", "hamburg", "hanoi", "hanover", "harare", "havana", "hebron", "helmand", "helsinki",
    "herat", "hiroshima", "hobart", "hodeidah", "homs", "hong kong", "honiara", "houston", "hyderabad",
    "idlib", "imphal", "indore", "irbil", "isfahan", "islamabad", "istanbul", "izmir", "jaffna", "jaipur",
    "jakarta", "jalalabad", "jammu", "jeddah", "jenin", "jerusalem", "johannesburg", "juba", "kabul",
    "kampala", "kandahar", "kandy", "kano", "karachi", "karbala", "kargil", "kashgar", "kashmir",
    "kathmandu", "kazan", "kharkiv", "khartoum", "kherson", "khost", "khuzdar", "kiev", "kigali",
    "kingston", "kingstown", "kinshasa", "kochi", "kohat", "kolkata", "kuala lumpur", "kunduz", "kuwait",
    "kuwait city", "kyiv", "kyoto", "ladakh", "lagos", "lahore", "larkana", "las vegas", "leeds", "leh",
    "libreville", "lille", "lilongwe", "lima", "lisbon", "liverpool", "ljubljana", "lome", "lomé", "london",
    "los angeles", "luanda", "lucknow", "lusaka", "luxembourg", "lviv", "lyon", "macao", "macau", "madrid",
    "majuro", "makkah", "managua", "manama", "manchester", "manila", "maputo", "mardan", "mariupol",
    "marseille", "maseru", "mashhad", "mazar-i-sharif", "mbabane", "mecca", "medina", "melbourne",
    "mexico city", "miami", "milan", "minsk", "miranshah", "mogadishu", "mombasa", "monaco", "monrovia",
    "montevideo", "montreal", "moroni", "moscow", "mosul", "multan", "mumbai", "munich", "murree", "muscat",
    "muzaffarabad", "n'djamena", "nablus", "nagasaki", "nagpur", "nairobi", "najaf", "naples", "nassau",
    "nay pyi taw", "new delhi", "new york", "niamey", "nicosia", "noida", "nouakchott", "noumea",
    "nuku'alofa", "nuuk", "odesa", "odessa", "oranjestad", "osaka", "oslo", "ottawa", "ouagadougou",
    "pago pago", "panama city", "papeete", "parachinar", "paramaribo", "paris", "patna", "perth",
    "peshawar", "philadelphia", "phnom penh", "podgorica", "pokhara", "pokrovsk", "port louis",
    "port moresby", "port of spain", "port sudan", "port vila", "port-au-prince", "porto-novo", "prague",
    "praia", "pretoria", "pristina", "pune", "pyongyang", "quebec", "quetta", "quito", "rabat", "rafah",
    "raipur", "rakhine", "ramallah", "ranchi", "rangoon", "rawalpindi", "reykjavik", "reykjavík", "riga",
    "rio de janeiro", "riyadh", "rome", "roseau", "rotterdam", "sacramento", "saipan", "salalah",
    "san francisco", "san jose", "san josé", "san juan", "san marino", "san salvador", "sana'a", "sanaa",
    "santa fe", "santiago", "santo domingo", "sao paulo", "sao tome", "sarajevo", "sargodha", "seattle",
    "seoul", "sevastopol", "shanghai", "sharjah", "sharm el-sheikh", "sheffield", "shenzhen", "shimla",
    "sialkot", "sindh", "singapore", "skopje", "sofia", "srinagar", "st george's", "st john's",
    "st petersburg", "stockholm", "strasbourg", "stuttgart", "sukkur", "surabaya", "surat", "suva", "swat",
    "sydney", "são paulo", "tabriz", "taipei", "tallinn", "tangier", "tarawa", "tashkent", "tbilisi",
    "tegucigalpa", "tehran", "tel aviv", "the hague", "thimphu", "thiruvananthapuram", "tirana", "tokyo",
    "torkham", "toronto", "tripoli", "tunis", "turin", "ulaanbaatar", "united nations", "vaduz", "valletta",
    "vancouver", "vatican", "vatican city", "venice", "vienna", "vientiane", "vilnius", "visakhapatnam",
    "vladivostok", "warsaw", "washington", "washington dc", "wellington", "willemstad", "windhoek",
    "winnipeg", "wuhan", "yamoussoukro", "yangon", "yaounde", "yerevan", "yokohama", "zagreb",
    "zaporizhzhia", "zurich",
];

/// Whether `name` (any case, stops and curly apostrophes allowed) is on the list.
pub(super) fn is_place(name: &str) -> bool {
    let name = name.trim().to_lowercase().replace('.', "").replace('’', "'");
    PLACES.binary_search(&name.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_any_case() {
        assert!(PLACES.is_sorted());
        for name in ["ROME", "Port-au-Prince", "ST. JOHN’S", "são paulo"] {
            assert!(is_place(name), "{name}");
        }
        assert!(!is_place("") && !is_place("Nowhere"));
    }
}
