using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Help;

/// <summary>The help of the back office's own pages.</summary>
internal sealed class AdminHelp(IStringLocalizer<Strings> T) : IHelpSource
{
    public PageHelp? Find(string page) => page switch
    {
        "/Admin/Start/Index" => new(T["Here is what waits for you and your colleagues, and what others changed since you were last here. Each line leads to where it is dealt with."], "today"),
        "/Admin/Contents/List" => new(T["All contents of the house, with their state. Combine filters: the address keeps them, so a list can be a bookmark."], "write"),
        "/Admin/Contents/Bulk" or "/Admin/Contents/BulkDone" => new(T["One thing is done to all the contents you chose; each keeps its own rules. Afterwards you read what could not be done and why, and can undo the rest for a minute."], "write"),
        "/Admin/Contents/New" or "/Admin/Contents/Edit" => new(T["Write here; what you type is kept as you go. Nothing is on the site until you publish."], "write"),
        "/Admin/Contents/History" => new(T["Every version that was saved, newest first. Compare two of them word by word, or restore one as a new draft."], "write"),
        "/Admin/Contents/Remove" => new(T["The content leaves the site and the lists. Its versions stay and it can be restored from its history."], "write"),
        "/Admin/Contents/Unpublish" => new(T["The content leaves the site and stays here as a draft. Links to it stop working until it is published again."], "write"),
        "/Admin/Contents/Schedule" => new(T["Choose when this content goes on the site or leaves it, in the time of Calais. It happens by itself; the calendar shows it."], "schedule"),
        "/Admin/Contents/SendBack" => new(T["Say what should be changed: the author gets your words by e-mail and finds them above the text. The text waits with the author until it is submitted again."], "approve"),
        "/Admin/Approvals/Queue" or "/Admin/Approvals/Talk" => new(T["Texts that wait to be read before they are on the site, the oldest first. Compare, comment, give a text to a colleague, publish it or send it back with a reason."], "approve"),
        "/Admin/Contents/Translate" => new(T["The text of the other language stands before each field. Publish this language alone, or both at once."], "translate"),
        "/Admin/Calendar/Index" => new(T["All that is scheduled, month by month. Each line can be taken back until its time has come."], "schedule"),
        "/Admin/Media/List" => new(T["Pictures and documents of the house, in folders. Drop several files at once; an upload that was cut off goes on where it stopped."], "media"),
        "/Admin/Media/File" => new(T["Describe the picture, say whose it is and until when it may be used. Replacing it keeps its address, so every page shows the new one."], "media"),
        "/Admin/Media/Folder" or "/Admin/Media/Remove" => new(T["Look where files are used before you move or remove them. Addresses of moved files keep working."], "media"),
        "/Admin/Taxonomies/List" or "/Admin/Taxonomies/Taxonomy" => new(T["Taxonomies sort contents by topic. Move terms with the arrows or the mouse; contents follow their term."], "trees"),
        "/Admin/Taxonomies/Term" or "/Admin/Taxonomies/Merge" or "/Admin/Taxonomies/Remove" => new(T["This page shows where the term is used. Merging it takes its contents along; removing it takes the term off them."], "trees"),
        "/Admin/Menus/List" or "/Admin/Menus/Menu" => new(T["Menus lead visitors to pages. Move entries with the arrows or the mouse; the site follows at once."], "trees"),
        "/Admin/Menus/Entry" => new(T["An entry has a name and leads to a content or to an address. Keep names short: they stand at the top of every page."], "trees"),
        "/Admin/Types/List" or "/Admin/Types/New" or "/Admin/Types/Type" => new(T["A type says which parts and fields a content is made of. Changes count at once for the whole house, so each says first how many contents it touches."], "types"),
        "/Admin/Types/Part" or "/Admin/Types/NewPart" or "/Admin/Types/Use" => new(T["A part is a group of fields, used by one type or by several. Changing it changes every type that uses it."], "types"),
        "/Admin/Types/Field" or "/Admin/Types/NewField" => new(T["A field is one thing to fill in, with its own rules. The preview shows it as editors will see it."], "types"),
        "/Admin/Types/Remove" => new(T["Read first how many contents this touches. What people wrote stays and comes back with a field of the same technical name."], "types"),
        "/Admin/People/List" => new(T["Everybody who has an account, with roles and last sign-in. Open a person only when your work asks for it."], "people"),
        "/Admin/People/Person" => new(T["Roles say what a person may do; suspending closes the account and erases nothing. Nobody can sign in as somebody else."], "people"),
        "/Admin/People/Invite" => new(T["The person gets an e-mail and chooses the password. Give the smallest role that is enough."], "people"),
        "/Admin/People/Merge" => new(T["Two accounts of one person become one. The preview says what goes where; it cannot be undone."], "people"),
        "/Admin/People/Erase" => new(T["The preview says what becomes of each thing the person made. Erasing cannot be undone."], "people"),
        "/Admin/Roles/List" or "/Admin/Roles/Role" or "/Admin/Roles/RemoveRole" => new(T["A role is a set of permissions, said in plain words. A change counts for everybody who has the role, from their next page on."], "people"),
        "/Admin/Privacy/Requests" or "/Admin/Privacy/NewRequest" or "/Admin/Privacy/PrivacyCase" =>
            new(T["People may ask what the house keeps about them, have it put right or erased. Answer within a month; the person gets each step by mail."], "privacy"),
        "/Admin/Privacy/Register" or "/Admin/Privacy/RegisterEntry" => new(T["What personal data the house keeps, why and how long. The site fills in its own part; add what you keep on paper or elsewhere."], "privacy"),
        "/Admin/Privacy/AccessList" => new(T["Whenever staff open somebody’s account or private answers, a line is noted here. Nobody can remove it; it goes when its retention ends."], "privacy"),
        "/Admin/Audit/List" => new(T["Who did what, when and from where, also when the thing is gone. Filter it or take it along as a table; that is noted too."], "audit"),
        "/Admin/Mail/Texts" or "/Admin/Mail/Text" => new(T["Each mail of the site has a text that you can change. Look at the preview, send yourself a test, and come back to the original when you want."], "mails"),
        "/Admin/Mail/Journal" => new(T["What became of each mail: sent, tried again, refused. Texts of mails are not shown here."], "mails"),
        "/Admin/Settings/Retention" => new(T["How long each kind of data is kept. The periods are applied every night."], "audit"),
        "/Admin/Settings/Writing" => new(T["Which remarks of the editor stop a text from being published. Everybody who writes is concerned."], "readable"),
        "/Admin/Settings/Index" or "/Admin/Settings/Identity" or "/Admin/Settings/Hours" or "/Admin/Settings/Colours" or "/Admin/Settings/Languages" =>
            new(T["What the site says of the house, on every page. A change is visible at once."], "settings"),
        "/Admin/Accessibility/CheckedPages" or "/Admin/Accessibility/PageFindings" => new(T["What checks found on each page of the site, those with most to mend first. Mend the text, publish it, and the page is checked again by itself."], "accessibility"),
        "/Admin/Accessibility/CriteriaThemes" or "/Admin/Accessibility/CriteriaOfTheme" => new(T["Note for each criterion of the RGAA what a test found. The rate counts those that apply and were tested; visitors read it in the statement."], "accessibility"),
        "/Admin/Accessibility/StatementText" => new(T["What the statement says beside the criteria: the audit, what is exempted, whom to write to. A change is visible at once."], "accessibility"),
        "/Admin/Accessibility/BarrierReports" or "/Admin/Accessibility/BarrierReport" => new(T["What visitors could not use. Take a report, mend it or say how to get there otherwise, and close it with an answer: the person gets it by e-mail."], "accessibility"),
        "/Admin/Recipes/List" => new(T["A recipe adds types, roles and contents from a file; the export puts the whole site into one. A broken file is refused as a whole, with the reason."], "machine"),
        "/Admin/Tasks/List" => new(T["What the site does by itself, when it last did it and with what result. A task can be run by hand or paused."], "machine"),
        "/Admin/Help/Guide" or "/Admin/Help/GuidePage" => new(T["Short pages about the work in the back office. They are contents like others: whoever may write can change them."], "today"),
        _ => null,
    };
}
