package org.sekisho.app.demo;

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
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
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
        AcceptImport acceptImport) {}
