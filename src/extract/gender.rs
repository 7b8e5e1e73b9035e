//! What titles and given names say of whether somebody is spoken of as "he" or as "she".
//!
//! The lists were written for this project from general knowledge of names in the news; copied from nowhere. A name
//! that both bear, or that is a word as well, is in neither, and most of the world's names are in neither: nothing
//! follows from a name that is missing.

use super::tables::Table;
use super::vocabulary::has;

/// How the text speaks of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gender {
    He,
    She,
}

/// What a title, in lower case, says.
pub(super) fn of_title(word: &str) -> Option<Gender> {
    pick(word, HE_TITLES, SHE_TITLES)
}

/// What a given name, folded, says.
pub(super) fn of_given(word: &str) -> Option<Gender> {
    pick(word, HE_NAMES, SHE_NAMES)
}

/// What a word for a human being, in lower case, says: "brother", "actress".
pub(super) fn of_noun(word: &str) -> Option<Gender> {
    pick(word, HE_NOUNS, SHE_NOUNS)
}

/// Whom a pronoun, in lower case, speaks of.
pub(super) fn of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Gender::He),
        "she" | "her" | "hers" | "herself" => Some(Gender::She),
        _ => None,
    }
}

fn pick(word: &str, he: &Table, she: &Table) -> Option<Gender> {
    if has(he, word) { Some(Gender::He) } else { has(she, word).then_some(Gender::She) }
}

const HE_TITLES: &Table = &Table::new(
    19,
    "archbishop baron bishop cardinal duke emperor imam king lord maulana mr mullah pope prince rabbi sheikh \
     shri sir sultan",
);

const SHE_TITLES: &Table =
    &Table::new(20, "baroness dame duchess empress lady madam miss mrs ms princess queen smt");

const HE_NOUNS: &Table = &Table::new(
    21,
    "actor boy boyfriend brother businessman chairman congressman dad father gentleman grandfather grandson guy \
     husband king man nephew policeman prince son spokesman uncle widower",
);

const SHE_NOUNS: &Table = &Table::new(
    22,
    "actress aunt businesswoman chairwoman congresswoman daughter girl girlfriend grandmother lady mother mum \
     niece policewoman princess queen sister spokeswoman widow wife woman",
);

const HE_NAMES: &Table = &Table::new(
    23,
    "aaron abdul abdullah abraham adam adolf adrian ahmad ahmed aidan akira alan alastair albert alejandro \
     aleksander aleksandr alexander alexandre alexei alfonso alfred ali alistair allan allen alvaro amir anders \
     andre andreas andrei andrew andy angelo angus anil anthony antoine anton antonio antony arjun arnold \
     arthur arturo asif augusto barack barry bashar ben benedict benjamin benyamin bernard bernie bill billy \
     bjorn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan calvin carl carlos \
     cesar chad charles charlie christian christopher chuck clarence clement clifford clinton clive colin \
     connor conor craig curtis cyril damien dan daniel danny dario darren dave david deepak dennis derek \
     desmond diego dieter dimitri dmitri dmitry dominic donald donovan doug douglas duncan dustin dwight dylan \
     ed eddie edgar edmund eduardo edward edwin elias elliot elliott elmer emil emilio emmanuel enrico enrique \
     eric erik ernest ernesto ernst erwin ethan eugene evan evgeny fabio faisal felipe felix ferdinand fernando \
     fidel filip floyd francesco francisco franco francois frank franklin franz fred freddie frederick \
     friedrich fritz gabriel garry gary gavin geoffrey george georges gerald gerard gerhard gianni gilbert \
     giorgio giovanni giuseppe glenn gordon graham greg gregory grigory guillermo gustav hamid hamza hans \
     harold harry harvey hasan hassan hector heinrich helmut henri henrik henry herbert herman hiroshi homer \
     horace hosni howard hubert hugh hugo hussein ian ibrahim igor imran isaac ivan ivo jack jacob jacques \
     jaime jake jakob james jared jason javier jeff jeffrey jens jeremy jerome jerry jesse jim jimmy joachim \
     joao joe joel johan johann john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan julian \
     julio julius jurgen justin kamal karim karl keith ken kenji kenneth kevin khalid klaus konstantin kurt \
     kyle lars laurence lawrence leo leon leonard leonardo leonid leopold leroy lewis liam lloyd lorenzo louis \
     luca lucas luigi luis luiz luke magnus mahmoud malcolm manuel marc marcel marco marcos marcus mario mark \
     marko markus martin marvin matt matteo matthew matthias maurice maximilian michael michel miguel mikael \
     mike mikhail milan mitchell mitt mohamed mohammad mohammed moses muhammad murray mustafa narendra nathan \
     nathaniel ned neil nelson nicholas nick nicolas nigel nikola nikolai nikos noah noel norman oleg oliver \
     olivier omar orlando osama oscar oskar otto owen pablo paolo patrick paul paulo pavel pedro pete peter \
     petr phil philip philippe pierre pietro prakash quentin quincy rafael rahul raj rajiv ralph ramon randall \
     randy rashid raul ravi raymond recep reginald rene ricardo richard rick rishi robert roberto rodney \
     rodrigo roger roland rolf roman ron ronald rory roy rudolf rupert russell ryan saddam salman salvador \
     samuel sanjay santiago scott sean sebastian serge sergei sergey sergio seth shane shawn shinzo sidney \
     silvio simon solomon spencer stan stanley stefan stephen steve steven stewart stuart sven syed takashi ted \
     terence theodore thomas tim timothy toby todd tom tomas tommy tony travis trevor tyler umar vaclav vernon \
     victor vikram viktor vincent vincenzo virgil vladimir wallace walter warren wayne wesley wilhelm william \
     winston wolfgang xavier yasser yitzhak yousef yuri yusuf zachary",
);

const SHE_NAMES: &Table = &Table::new(
    24,
    "abigail ada adele adriana agatha agnes aisha alana alexandra alice alicia alison allison alma amanda \
     amelia amy ana anastasia angela angelina angie anita anja ann anna anne annette annie antonia aretha \
     astrid audrey ava ayesha barbara beatrice becky belinda benazir bernadette bertha beth bethany betsy betty \
     beverly bianca bonnie brenda bridget brigitte britney brittany camila candace carla carmen caroline \
     carolyn carrie cassandra catherine cathy cecilia celeste charlene charlotte cheryl christina christine \
     cindy claire clara claudia colleen condoleezza constance corinne cristina crystal cynthia daisy daniela \
     danielle daphne debbie deborah debra delia denise diana diane dilma dolores donna dora doris dorothy edith \
     eileen ekaterina elaine eleanor elena elisa elisabeth eliza elizabeth ella ellen eloise elsa elsie emilia \
     emily emma erica erika erin esther ethel eugenia eunice eva evelyn farah fatima fatma faye felicia fiona \
     flora florence frances francesca frida gabriela gabriella gail genevieve georgina geraldine gertrude gina \
     gisele gladys glenda gloria golda greta gwen gwendolyn hannah harriet hazel heather heidi helen helena \
     helga henrietta hilary hilda hillary holly ida ilse imelda indira ines ingrid irene irina iris irma isabel \
     isabella isabelle jacqueline jane janet janice jasmine jeanne jenna jennifer jenny jessica jill joan \
     joanna joanne jocelyn jodie josephine joyce juanita judith judy julia juliana julie juliet kara karen \
     karin kate katharine katherine kathleen kathryn kathy katie katrina kayla kimberly kirsten kristen kristin \
     kristina lara latifa laura lauren lea leah leila lena leonora leticia lila lillian lily linda lisa liv liz \
     lois lola lorraine louisa louise lucia lucille lucinda lucy lydia mabel madeleine madeline madonna maggie \
     malala mandy manon mara marcia margaret margarita margot maria marian mariana marianne marie marilyn \
     marina marissa marjorie marlene martha mary matilda maud maureen mavis maya megan melanie melinda melissa \
     mercedes meredith meryl mia michaela michelle mildred minnie miranda miriam molly mona monica muriel myra \
     myrtle nadia nadine nancy naomi natalia natalie natasha nellie nicole nina nora norma octavia olga olive \
     olivia ophelia oprah pamela patricia patsy paula pauline pearl peggy penelope penny petra phoebe phyllis \
     polly priscilla priya rachel ramona rebecca regina renee rhonda rita roberta rosa rosalind rosemary rosie \
     roxanne ruby ruth sabrina sally samantha sandra sara sarah selena serena sharon sheila shelley sherry \
     shirley sigrid silvia sofia sonia sonja sophia sophie stella stephanie sue susan susanna suzanne svetlana \
     sylvia tamara tania tanya tara tatiana teresa tessa thelma theresa tina ursula valentina valerie vanessa \
     vera veronica victoria viola violet vivian wanda wendy whitney wilhelmina winifred yasmin yolanda yvette \
     yvonne zainab zelda zoe",
);

/// All of these, by their numbers.
pub(super) const TABLES: [&Table; 6] = [HE_TITLES, SHE_TITLES, HE_NOUNS, SHE_NOUNS, HE_NAMES, SHE_NAMES];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_titles_and_nouns() {
        assert_eq!(of_given("hillary"), Some(Gender::She));
        assert_eq!(of_given("munir"), None);
        assert_eq!(of_title("sir"), Some(Gender::He));
        assert_eq!(of_pronoun("it"), None);
        let twice = |name: &&str| has(SHE_NAMES, name);
        assert_eq!(HE_NAMES.words().find(twice), None);
    }
}
