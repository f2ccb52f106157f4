package org.sekisho.app.demo;

import org.sekisho.app.controls.BindClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.AdoptCycle;
import org.sekisho.app.duties.AnswerFirstDay;
import org.sekisho.app.duties.AttestForMany;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.CorrectEvidence;
import org.sekisho.app.duties.DeriveDuties;
import org.sekisho.app.duties.DoOwnDuty;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.OpenOccasion;
import org.sekisho.app.duties.ReleaseDuty;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.identity.InDemonstration;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.CorrectTenure;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.ReorganiseSections;
import org.sekisho.app.organisation.RetirePeople;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.organisation.Staffing;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.ImportLineage;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The public use cases from which the sample bodies are made. There is no other way into the database from here. */
@Component
@Conditional(InDemonstration.class)
record UseCases(
        FoundBody foundBody,
        CreateAccounts createAccounts,
        Actors actors,
        EstablishOrganisation establishOrganisation,
        RegisterPeople registerPeople,
        AssignPosts assignPosts,
        SetRoleRules setRoleRules,
        AppointToRole appointToRole,
        CorrectTenure correctTenure,
        RetirePeople retirePeople,
        ReorganiseSections reorganiseSections,
        BeginImport beginImport,
        ImportLineage importLineage,
        ConfirmLineage confirmLineage,
        AcceptImport acceptImport,
        BindClauses bindClauses,
        CatalogueOfBody catalogueOfBody,
        DeriveDuties deriveDuties,
        StatusOfDuties statusOfDuties,
        Staffing staffing,
        BeginIntroduction beginIntroduction,
        AnswerFirstDay answerFirstDay,
        AdoptCycle adoptCycle,
        GiveEvidence giveEvidence,
        CorrectEvidence correctEvidence,
        AttestForMany attestForMany,
        DoOwnDuty doOwnDuty,
        OpenOccasion openOccasion,
        ReleaseDuty releaseDuty) {}
