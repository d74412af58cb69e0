using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Mails;

/// <summary>The mails of the mentoring programme.</summary>
internal sealed class MentoringMailKinds(IStringLocalizer<Strings> T) : IMailKindSource
{
    public string Group => T["Mentoring"];

    public IStringLocalizer Localizer => T;

    // The sentences are those of the places that write the mails; a test finds the ones that nobody declared.
    public IReadOnlyList<MailDeclaration> Mails => Declared;

    private static readonly MailDeclaration[] Declared =
    [
        new("mentoring.something-missing-application", "Something is missing in your application", [],
            "Hello,\n\na mentoring round is open. To be part of it, this is missing: {0}. You can complete it here:\n\n{1}", ["what", "link"]),
        new("mentoring.mentor-house", "You are a mentor of the house", [],
            "Hello,\n\nyour application is approved. We write to you as soon as we have a mentee to propose. You can change your times and places at any time:\n\n{0}", ["link"]),
        new("mentoring.about-application-as-mentor", "About your application as a mentor", [],
            "Hello,\n\nwe have read your application and answered you here:\n\n{0}", ["link"]),
        new("mentoring.concern-mentoring-programme", "A concern in the mentoring programme", [],
            "Hello,\n\nsomebody in a pair has told you of a concern. Read it here:\n\n{0}", ["link"]),
        new("mentoring.agreement-mentoring-application", "Your agreement to a mentoring application", [],
            "Hello,\n\na person under 18 has applied to the mentoring programme of the house and named you as a parent or guardian. Read what it is about, and say whether you agree:\n\n{0}\n\nWithout your agreement nothing happens.", ["link"]),
        new("mentoring.first-meeting", "Your first meeting", [],
            "Hello,\n\nyour first meeting is planned for {0}. Open the attached file to put it into your calendar.\n\n{2}\n\nYour shared space:\n\n{1}", ["date", "link", "guide"]),
        new("mentoring.meeting-pair", "A meeting of your pair", [],
            "Hello,\n\na meeting of your pair is planned for {0}. Open the attached file to put it into your calendar. Your shared space:\n\n{1}", ["date", "link"]),
        new("mentoring.meeting-cancelled", "A meeting is cancelled", [],
            "Hello,\n\nthe meeting of your pair on {0} is cancelled. The attached file takes it out of your calendar. You can fix another date here:\n\n{1}", ["date", "link"]),
        new("mentoring.pair-takes-pause", "Your pair takes a pause", [],
            "Hello,\n\nyour pair takes a pause. Nobody is asked anything meanwhile, and either of you can end the pause here:\n\n{0}", ["link"]),
        new("mentoring.pair-goes-on", "Your pair goes on", [],
            "Hello,\n\nthe pause is over and your pair goes on:\n\n{0}", ["link"]),
        new("mentoring.pair-come-its-end", "Your pair has come to its end", [],
            "Hello,\n\nyour pair has come to its end; it is nobody's fault. Three questions help us to make the next ones better:\n\n{0}", ["link"]),
        new("mentoring.how-it-going", "How is it going?", [],
            "Hello,\n\nhow is your pair going this month? One click is your answer:\n\n{1}:\n{0}/3\n\n{2}:\n{0}/2\n\n{3}:\n{0}/1\n\nThe staff of the programme see your answer; the other person does not.", ["link", "good", "middling", "bad"]),
        new("mentoring.it-been-quiet-pair", "It has been quiet in your pair", [],
            "Hello,\n\nnothing has happened in your shared space for a while. Give a date, take a pause, or tell us that it is over; each is fine:\n\n{0}", ["link"]),
        new("mentoring.mentee", "A mentee for you?", [],
            "Hello,\n\nthe house proposes that you support a mentee. Read who she is and why we thought of you, then say yes or no:\n\n{0}\n\nPlease answer by {1}. A no needs no excuse.", ["link", "date"]),
        new("mentoring.answer-awaited", "Your answer is awaited", [],
            "Hello,\n\na proposal of the mentoring programme waits for your answer until {1}:\n\n{0}\n\nWithout an answer we will look for another solution.", ["link", "date"]),
        new("mentoring.pair-come-its-end-2", "Your pair has come to its end", [],
            "Hello,\n\nthe house has ended your pair, because another one may suit better; it is nobody's fault. Three questions help us to make the next ones better:\n\n{0}", ["link"]),
        new("mentoring.pair-ended", "Your pair has ended", [],
            "Hello,\n\nthe other person of your pair has left the mentoring programme. It is nobody's fault. The house is here for what comes next:\n\n{0}", ["link"]),
        new("mentoring.proposal-taken-back", "A proposal is taken back", [],
            "Hello,\n\na proposal of the mentoring programme is taken back; it is nobody's fault. The house is here for what comes next:\n\n{0}", ["link"]),
        new("mentoring.another-mentor-may-help", "Another mentor may help", [],
            "Hello,\n\nthe mentor you asked is not available just now. Others are:\n\n{0}", ["link"]),
        new("mentoring.we-found-mentor", "We have found a mentor for you", [],
            "Hello,\n\na mentor is ready to support you. Read about the way you could go together, then say yes or no:\n\n{0}\n\nPlease answer by {1}.", ["link", "date"]),
        new("mentoring.pair-begins", "Your pair begins", [],
            "Hello,\n\nyou both said yes. Your shared space is open:\n\n{0}\n\n{1}\n\nGive the date of the first meeting in the space: each of you then receives an invitation for the calendar.", ["link", "guide"]),
    ];
}
